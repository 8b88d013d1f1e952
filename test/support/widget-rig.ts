/** A page with widgets in a real browser: a small server for its HTML, its files and its web socket, on loopback. @module */

import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Kaithem } from '../../lib/index.ts'
import { findChromium } from '../../scripts/chromium.mjs'
import { root } from './package-info.ts'
import { until } from './wait.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** As pages are kept safe: no script and no style but those of files. */
const policy =
  "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'"

export interface RigPage {
  readonly language?: string
  readonly theme?: string
  /** A script of the page, served as a file. */
  readonly script?: string
  readonly body: () => string
}

export class WidgetRig {
  readonly kaithem: Kaithem
  /** What the browser complained about. */
  readonly problems: string[] = []
  /** Frames to clients since the last `reset`, by user. */
  readonly frames: { readonly user: string; readonly frame: string }[] = []
  /** Who the next clients are. */
  user = 'ann'
  /** Whether whoever comes has a login that has ended. */
  loginEnded = false
  page: RigPage = { body: () => '' }
  private server: Server | undefined
  private sockets: WebSocketServer | undefined
  private browser: Browser | undefined
  private port = 0
  /** Connections so far. */
  private accepted = 0
  private readonly contexts: BrowserContext[] = []

  constructor(kaithem: Kaithem) {
    this.kaithem = kaithem
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`
  }

  async launch(): Promise<void> {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('no Chromium found: run `npm test`, which installs it, or set CHROMIUM')
    this.browser = await chromium.launch({ executablePath, args: flags })
    await this.listen()
  }

  /** Starts the server, on the same port as before. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', this.url).pathname
      const [type, content] = this.answer(path)
      response.writeHead(content === undefined ? 404 : 200, { 'Content-Type': type, 'Content-Security-Policy': policy })
      response.end(content)
    })
    const sockets = new WebSocketServer({ server, path: '/widgets/ws' })
    sockets.on('connection', (socket) => this.connected(socket))
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.address() as AddressInfo).port
    this.server = server
    this.sockets = sockets
  }

  /** Ends the server as a restart does: connections break. */
  async unlisten(): Promise<void> {
    for (const socket of this.sockets?.clients ?? []) socket.terminate()
    this.sockets?.close()
    this.server?.closeAllConnections()
    await new Promise((resolve) => this.server?.close(resolve))
  }

  /** Ends all connections with a code. */
  hangUp(code: number, reason: string): void {
    for (const socket of this.sockets?.clients ?? []) socket.close(code, reason)
  }

  get clients(): number {
    return this.sockets?.clients.size ?? 0
  }

  /** A browser of its own, with the page open and connected. */
  async open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const before = this.accepted
    const context = await (this.browser as Browser).newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options })
    this.contexts.push(context)
    const page = await context.newPage()
    page.on('console', (message) => {
      const isExpected = message.text().includes('ERR_CONNECTION_REFUSED') || message.text().includes('WebSocket')
      if (['error', 'warning'].includes(message.type()) && !isExpected) this.problems.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.problems.push(`page error: ${error.stack ?? error.message}`))
    await page.goto(this.url)
    if (options?.javaScriptEnabled !== false && this.page.body().includes('data-kaithem')) {
      await until(() => this.accepted > before, 10_000, 'a connection')
      await page.waitForFunction(() => !document.documentElement.classList.contains('kaithem-offline'))
    }
    return page
  }

  async closePages(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close()
  }

  async close(): Promise<void> {
    await this.closePages()
    await this.browser?.close()
    await this.unlisten()
  }

  private connected(socket: WebSocket): void {
    const { user, loginEnded } = this
    this.accepted++
    const end = this.kaithem.widget.connect({
      user,
      loginEnded,
      send: (frame) => {
        this.frames.push({ user, frame })
        socket.send(frame)
      },
      close: (code, reason) => socket.close(code, reason),
      buffered: () => socket.bufferedAmount,
    })
    socket.on('message', (data, isBinary) => end.receive(isBinary ? (data as Buffer) : String(data)))
    socket.on('close', () => end.closed())
  }

  private answer(path: string): readonly [type: string, content: string | undefined] {
    if (path === '/') return ['text/html; charset=utf-8', this.html()]
    if (path === '/page.js') return ['text/javascript', this.page.script ?? '']
    if (path === '/favicon.ico') return ['image/x-icon', '']
    if (path === '/page.css') return ['text/css', pageStyle]
    const file = /^\/kaithem\/static\/(widget\.(?:js|css))$/.exec(path)?.[1]
    if (file === undefined) return ['text/plain', undefined]
    return [file.endsWith('js') ? 'text/javascript' : 'text/css', readFileSync(join(root, 'dist/static', file), 'utf8')]
  }

  private html(): string {
    const { language = 'en', theme, script, body } = this.page
    const attribute = theme === undefined ? '' : ` data-theme="${theme}"`
    return `<!DOCTYPE html><html lang="${language}"${attribute}><head><meta charset="utf-8"><title>Widgets</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/kaithem/static/widget.css"><link rel="stylesheet" href="/page.css">
<script src="/kaithem/static/widget.js"></script></head>
<body><main><h1>Widgets</h1>${body()}</main>${script === undefined ? '' : '<script src="/page.js"></script>'}</body></html>`
  }
}

const pageStyle = `body{margin:0;font:16px/1.5 system-ui,sans-serif;background:var(--kaithem-bg);color:var(--kaithem-text)}
main{max-width:1100px;margin:0 auto;padding:16px}`
