/** The web part over fakes, and a browser with its cookies in front of it. @module */

import { composeKaithem } from '../../../lib/compose.ts'
import { createPlatform } from '../../../lib/create.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'
import { createNoJournals } from '../../../lib/platform/fake/journal.ts'
import { createMemoryLog } from '../../../lib/platform/fake/log.ts'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import { createFakeSecrets } from '../../../lib/platform/fake/secrets.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import { Owner } from '../../../lib/scope.ts'
import type { UsersOption } from '../../../lib/users/directory.ts'
import { UserEngine } from '../../../lib/users/user-engine.ts'
import { createWebApi } from '../../../lib/web/api.ts'
import { composeWeb } from '../../../lib/web/compose.ts'
import type { WebEngine } from '../../../lib/web/engine.ts'
import type { WebAnswer } from '../../../lib/web/http.ts'
import { composePages } from '../../../lib/web/pages/compose.ts'
import type { ServerRequest } from '../../../lib/web/request.ts'

/** Ann may do everything, Bob may use the fog machine, guests nothing. */
export const house: UsersOption = {
  users: {
    ann: { groups: ['Administrators'], password: 'correct horse' },
    bob: { groups: ['crew'], password: 'battery staple' },
  },
  groups: { crew: ['/fog.use'] },
}

export function webRig(options: UsersOption = house) {
  const clock = new ManualClock(1_700_000_000)
  const log = createMemoryLog()
  const files = createMemoryFiles()
  const platform = createPlatform({
    ...{ clock, log, files, vardir: '/var', secrets: createFakeSecrets(), random: createSeededRandom() },
    ...{ store: createMemoryStore(), journals: createNoJournals() },
  })
  const reports: unknown[][] = []
  const posted: unknown[][] = []
  const root = new Owner('test', undefined, (error, what) => reports.push([what, error]))
  const users = new UserEngine({ ...platform, post: (...message) => posted.push(message), options })
  const kaithem = composeKaithem(platform)
  const subscribe = (topic: string, callback: () => void): void => void kaithem.message.subscribe(topic, callback)
  const engine = composeWeb(platform, { users, root, subscribe, view: () => kaithem })
  const findResource = () => undefined
  const pages = composePages(platform, {
    templates: engine.templates,
    layout: engine.layout,
    findResource,
    protect: () => undefined,
    post: () => undefined,
  })
  const web = createWebApi(engine, root, { pages, view: (owner) => owner })
  return { kaithem, clock, log, files, platform, reports, posted, root, users, engine, web }
}

export interface BrowserOptions {
  readonly host?: string
  readonly root?: string
  readonly address?: string | undefined
  readonly isSecure?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

/** The values of a form; several of one name as a list. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>

export interface Page {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly answer: WebAnswer
}

/** Keeps cookies, sends the origin with forms, and finds the token in the page it got last. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly options: BrowserOptions
  private readonly engine: WebEngine
  private csrf = ''

  constructor(engine: WebEngine, options: BrowserOptions = {}) {
    this.engine = engine
    this.options = options
  }

  get origin(): string {
    return `${this.options.isSecure ? 'https' : 'http'}://${this.options.host ?? 'pi:1880'}`
  }

  /** A request as the server would hand it in. */
  request(method: string, url: string, headers: Readonly<Record<string, string>> = {}, body = ''): ServerRequest {
    const { host = 'pi:1880', root = '', isSecure = false } = this.options
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const all: Record<string, string> = { ...(cookie === '' ? {} : { cookie }), ...this.options.headers, ...headers }
    const address = 'address' in this.options ? this.options.address : '192.168.1.5'
    return {
      ...{ method, url, host, root, isSecure, address },
      header: (name) => all[name],
      read: async () => Buffer.from(body),
    }
  }

  async send(request: ServerRequest): Promise<Page> {
    const answer = await this.engine.handle(request)
    if (answer === undefined) throw new Error(`nobody answers ${request.method} ${request.url}`)
    const { headers = {}, status = 200, body } = answer
    for (const cookie of [headers['Set-Cookie'] ?? []].flat()) {
      const [pair = '', ...options] = cookie.split('; ')
      const [name = '', value = ''] = pair.split('=')
      if (options.includes('Max-Age=0')) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const text = typeof body === 'string' ? body : ''
    this.csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.csrf
    return { status, text, headers, answer }
  }

  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Page> {
    return this.send(this.request('GET', url, headers))
  }

  /** Sends a form with the token of the page before. */
  post(url: string, values: FormValues, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    const pairs = Object.entries({ csrf: this.csrf, ...values }).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    )
    const body = new URLSearchParams(pairs).toString()
    const usual = { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin }
    return this.send(this.request('POST', url, { ...usual, ...headers }, body))
  }

  async login(name: string, password: string): Promise<Page> {
    await this.get('/kaithem/login')
    return this.post('/kaithem/login', { name, password })
  }
}

/** A browser in which somebody is logged in. */
export async function loggedIn(engine: WebEngine, name: 'ann' | 'bob', options?: BrowserOptions): Promise<Browser> {
  const browser = new Browser(engine, options)
  await browser.login(name, name === 'ann' ? 'correct horse' : 'battery staple')
  return browser
}
