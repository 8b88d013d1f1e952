/**
 * The real editor in a real browser: Debian's Chromium on `npm start`, one Node-RED program for each test file and
 * version. Whatever the page reports as an error or a warning fails the test.
 *
 * @module
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { findChromium } from '../../scripts/chromium.mjs'
import { cutOff, invoke, listNodes, type NodeInEditor, openNode, reveal, unlabelled } from './editor-page.ts'
import { root } from './package-info.ts'
import { type NodeRedMajor, type RedProcess, startDemo } from './red-process.ts'
import { until } from './wait.ts'

/** Without the last ones Chromium looks for its maker's servers at every start. */
const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=en-US'],
]

/** Node-RED's own debug sidebar stumbles over a debug message that arrives before the page has loaded the flows. */
const early =
  /^(Uncaught error from RED\.comms\.subscribe: TypeError: .* \(reading 'label'\)$|TypeError: .* \(reading 'label'\)\n[\s\S]*handleDebugMessage)/

export interface EditorOptions {
  /** Language of the browser (default en-US). */
  language?: string
  colors?: 'light' | 'dark'
  /** Start with the demo flow instead of an empty one. */
  demo?: boolean
}

/** Node-RED and a browser for the tests of one `describe`; its `open` gives an editor with an empty flow. */
export function useEditor(major: NodeRedMajor, options: EditorOptions = {}): EditorHost {
  const host = new EditorHost(major, options)
  beforeAll(() => host.start())
  afterEach(() => expect(host.takeProblems()).toEqual([]))
  afterAll(() => host.stop())
  return host
}

export class EditorHost {
  readonly major: NodeRedMajor
  private readonly options: EditorOptions
  private readonly problems: string[] = []
  private userDir = ''
  private running: { red: RedProcess; browser: Browser; page: Page } | undefined

  constructor(major: NodeRedMajor, options: EditorOptions) {
    this.major = major
    this.options = options
  }

  async start(): Promise<void> {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('no Chromium found: run `npm test`, which installs it, or set CHROMIUM')
    this.userDir = mkdtempSync(join(tmpdir(), 'kaithem-browser-'))
    if (!this.options.demo) writeFileSync(join(this.userDir, 'flows.json'), '[]')
    const [red, browser] = await Promise.all([
      startDemo(this.major, this.userDir),
      chromium.launch({ executablePath, args: flags }),
    ])
    const colors = { name: 'view-dark-theme', value: this.options.colors ?? 'light' }
    const context = await browser.newContext({
      locale: this.options.language ?? 'en-US',
      // The choice of colours belongs to the browser; only Node-RED 5 knows it.
      storageState: { cookies: [], origins: [{ origin: red.http, localStorage: [colors] }] },
      viewport: { width: 1400, height: 900 },
      reducedMotion: 'reduce',
    })
    this.running = { red, browser, page: this.watched(await context.newPage()) }
  }

  async stop(): Promise<void> {
    await this.running?.browser.close()
    await this.running?.red.stop()
    if (this.userDir) rmSync(this.userDir, { recursive: true, force: true })
  }

  /** Problems since the last call: console errors and warnings, page errors, failed requests, HTTP status >= 400. */
  takeProblems(): string[] {
    return this.problems.splice(0)
  }

  /** Loads the editor; replaces the deployed flows by `flows` before, unless that is left out. */
  async open(flows?: readonly object[]): Promise<Editor> {
    const { red, page } = this.need()
    await page.goto('about:blank')
    if (flows) {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${red.http}/flows`, { method: 'POST', headers, body: JSON.stringify(flows) })
      if (!answer.ok) throw new Error(`POST /flows: ${answer.status} ${await answer.text()}`)
    }
    await page.goto(red.http)
    await page.locator('.red-ui-palette-node[data-palette-type="inject"]').waitFor()
    await page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' })
    return new Editor(page, red, this.major)
  }

  private need(): { red: RedProcess; page: Page } {
    if (!this.running) throw new Error('the editor is used before it was started')
    return this.running
  }

  private watched(page: Page): Page {
    const note = (text: string): number => this.problems.push(text)
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type()) || early.test(message.text())) return
      note(`console ${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => note(`page error: ${error.stack ?? error.message}`))
    page.on('response', (answer) => answer.status() >= 400 && note(`HTTP ${answer.status()}: ${answer.url()}`))
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'failed'
      // Leaving a page ends the requests that are under way.
      if (reason !== 'net::ERR_ABORTED') note(`${reason}: ${request.url()}`)
    })
    return page
  }
}

/** The editor as a user sees it. */
export class Editor {
  readonly page: Page
  readonly red: RedProcess
  private readonly major: NodeRedMajor

  constructor(page: Page, red: RedProcess, major: NodeRedMajor) {
    this.page = page
    this.red = red
    this.major = major
  }

  /** All nodes in the editor, with what its checks say about them. */
  nodes(): Promise<NodeInEditor[]> {
    return this.page.evaluate(listNodes)
  }

  /** The only node of that type, or of that type and name. */
  async find(type: string, name?: string): Promise<NodeInEditor> {
    const found = (await this.nodes()).filter(
      (node) => node.type === type && (name === undefined || node.name === name),
    )
    if (found.length !== 1) throw new Error(`${found.length} nodes of type ${type} ${name ?? ''}`)
    return found[0] as NodeInEditor
  }

  /** Imports a flow by the import dialog and waits until all of it is there. */
  async importFlow(flow: readonly { type: string }[]): Promise<void> {
    const before = (await this.nodes()).length
    await this.page.evaluate(invoke, 'core:show-import-dialog')
    const text = this.page.locator('#red-ui-clipboard-dialog-import-text')
    await text.fill(JSON.stringify(flow))
    await text.press('End')
    await this.page.locator('#red-ui-clipboard-dialog-ok:not(.ui-state-disabled)').click()
    const count = flow.filter(({ type }) => !['tab', 'group', 'subflow'].includes(type)).length
    await until(async () => (await this.nodes()).length === before + count, 10_000, `import of ${count} nodes`)
  }

  /** Opens the dialog of a node or config node. */
  async openDialog(id: string): Promise<void> {
    await this.page.evaluate(openNode, { id })
    await this.dialogIsOpen()
  }

  /** Opens the dialog of a new config node. */
  async openNewConfig(type: string): Promise<void> {
    await this.page.evaluate(openNode, { type })
    await this.dialogIsOpen()
  }

  /** Presses Done (or Update, Add) and waits until the dialog is gone. */
  async closeDialog(button: 'ok' | 'cancel' = 'ok'): Promise<void> {
    const trays = this.page.locator('.red-ui-tray')
    const open = await trays.count()
    await trays.last().locator(`#node-dialog-${button}, #node-config-dialog-${button}`).click()
    await until(async () => (await trays.count()) < open, 10_000, 'end of the dialog')
  }

  /** Fields of the open dialog that have no label. */
  unlabelledFields(): Promise<string[]> {
    return this.page.evaluate(unlabelled)
  }

  /** Parts of the open dialog beyond its right edge. */
  cutOffParts(): Promise<string[]> {
    return this.page.evaluate(cutOff)
  }

  /** Presses Deploy and waits until the flows run; fails when the editor finds something to ask. */
  async deploy(): Promise<void> {
    const button = this.page.locator('#red-ui-header-button-deploy')
    await button.click()
    const question = this.page.locator('.red-ui-notification .ui-dialog-buttonset, .red-ui-notification button.primary')
    const done = async (): Promise<boolean> => /\bdisabled\b/.test((await button.getAttribute('class')) ?? '')
    await until(async () => (await done()) || (await question.count()) > 0, 20_000, 'deploy')
    if (await done()) return
    throw new Error(`deploy asks: ${await this.page.locator('.red-ui-notification').allInnerTexts()}`)
  }

  /** The status text below a node; with a pattern it waits for a match. */
  async status(id: string, pattern?: RegExp): Promise<string> {
    await this.page.evaluate(reveal, id)
    const label = this.page.locator(`[id="${id}"] .red-ui-flow-node-status-label`)
    const read = async (): Promise<string> => (await label.textContent()) ?? ''
    if (pattern) await until(async () => pattern.test(await read()), 10_000, `status ${pattern} of ${id}`)
    return read()
  }

  /** Saves a picture below .cache/screenshots/ for people to look at. */
  async screenshot(name: string): Promise<string> {
    const path = join(root, '.cache', 'screenshots', `node-red-${this.major}`, `${name}.png`)
    mkdirSync(dirname(path), { recursive: true })
    await this.page.screenshot({ path })
    return path
  }

  private async dialogIsOpen(): Promise<void> {
    const button = this.page.locator('.red-ui-tray').last().locator('#node-dialog-ok, #node-config-dialog-ok')
    // A trial click waits until the tray has come to rest.
    await button.click({ trial: true })
    // A text editor that is closed before it drew its first line complains about its own haste.
    await until(
      () =>
        this.page
          .locator('.red-ui-tray .monaco-editor')
          .evaluateAll((editors) =>
            editors.every((editor) => !editor.checkVisibility() || editor.querySelector('.view-line') !== null),
          ),
      10_000,
      'text editors of the dialog',
    )
  }
}
