/** A whole kaithem with pages, asked without a server. @module */

import { createKaithem, type KaithemOptions } from '../../../../lib/create.ts'
import type { Kaithem } from '../../../../lib/kaithem.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createMemoryFiles } from '../../../../lib/platform/fake/files.ts'
import type { PageHandle } from '../../../../lib/web/pages/page-handle.ts'
import type { PageOptions } from '../../../../lib/web/pages/page-options.ts'

export interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly root?: string
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly text: string
}

export interface Site {
  readonly kaithem: Kaithem
  readonly clock: ManualClock
  readonly log: string[]
  /** Adds a page without header in module m. */
  add(path: string, body: string, options?: Partial<PageOptions>): PageHandle
  ask(url: string, asked?: Asked): Promise<Answered>
  /** The session cookie of a new user with these permissions. */
  login(name: string, permissions: readonly string[]): Promise<Record<string, string>>
}

export function createSite(options: KaithemOptions = {}): Site {
  const clock = new ManualClock(1_700_000_000)
  const log: string[] = []
  const write = (text: string): void => void log.push(text)
  const kaithem = createKaithem({
    ...{ clock, files: createMemoryFiles(), log: { debug: write, info: write, warn: write, error: write } },
    ...options,
  })
  // As where pages are for everybody; who may see which is tested apart.
  kaithem.users.set_permissions('Guests', ['/users/pages.view'])
  return {
    ...{ kaithem, clock, log },
    add: (path, body, more = {}) =>
      kaithem.web.add_page({ module: 'm', path, body, ...more, settings: { header: false, ...more.settings } }),
    async ask(url, { method = 'GET', headers = {}, body = '', root = '' } = {}) {
      const sent = new TextEncoder().encode(body)
      const found = await kaithem.web.handle({
        ...{ method, url, root, host: 'pi', address: '127.0.0.1', isSecure: false },
        header: (name) => headers[name.toLowerCase()],
        read: async () => sent,
      })
      if (found === undefined) throw new Error(`nobody answers for ${url}`)
      return { status: found.status ?? 200, headers: found.headers ?? {}, text: await textOf(found.body ?? '') }
    },
    async login(name, permissions) {
      kaithem.users.add_group(`${name}s`, { permissions: [...permissions] })
      await kaithem.users.add_user(name, { password: 'correct horse battery', groups: [`${name}s`] })
      return { cookie: `kaithem=${await kaithem.users.login(name, 'correct horse battery', { address: '127.0.0.1' })}` }
    },
  }
}

type Body = NonNullable<Awaited<ReturnType<Kaithem['web']['handle']>>>['body']

async function textOf(body: Exclude<Body, undefined>): Promise<string> {
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  if ('file' in body) return `file ${body.file}`
  let text = ''
  for await (const piece of body) text += typeof piece === 'string' ? piece : new TextDecoder().decode(piece)
  return text
}
