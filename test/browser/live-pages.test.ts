/**
 * Pages on a real Node-RED: two people in step with each other and with a function node, over a restart; the built-in
 * pages keep themselves up to date and are usable by everybody.
 *
 * @module
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../scripts/chromium.mjs'
import { root } from '../support/package-info.ts'
import { freePort, nodeReds, type RedProcess, startDemo } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const timeout = 10_000

const setup = `
const { tags, widget } = kaithem
const level = tags['/hall/level']
Object.assign(level, { min: 0, max: 100, unit: '%', interval: 0 })
const door = widget.Button({ id: 'hall-door' })
door.attach((user, value) => { if (value.includes('pushed')) tags.StringTag('/hall/door').value = user })
`
const body = `<h1>Hall</h1>
<div id="level">\${tags['/hall/level'].widget({ label: 'Level', step: 1 })}</div>
<div id="lamp">\${tags['/hall/lamp'].widget({ label: 'Lamp', type: 'switch' })}</div>
<div id="note">\${tags.StringTag('/hall/note').widget({ label: 'Note', type: 'text' })}</div>
<div id="door">\${door.render('Open the door', { type: 'trigger' })}</div>
`
const flow = [
  { id: 'hall-tab', type: 'tab', label: 'hall' },
  {
    id: 'hall-page',
    type: 'kaithem-page',
    z: 'hall-tab',
    name: 'Hall',
    path: 'hall',
    module: 'house',
    setup,
    body,
    wires: [[]],
  },
  {
    id: 'hall-inject',
    type: 'inject',
    z: 'hall-tab',
    repeat: '',
    once: false,
    props: [{ p: 'payload' }],
    payload: '',
    payloadType: 'date',
    wires: [['hall-fn']],
  },
  {
    ...{ id: 'hall-fn', type: 'function', z: 'hall-tab', outputs: 1, wires: [[]] },
    func: `kaithem.tags['/hall/level'].value = 77; kaithem.tags['/hall/lamp'].value = 1
kaithem.tags.StringTag('/hall/note').value = 'from a function node'`,
  },
  {
    ...{
      id: 'hall-alert-inject',
      type: 'inject',
      z: 'hall-tab',
      repeat: '',
      once: false,
      props: [],
      wires: [['hall-alert-fn']],
    },
  },
  {
    ...{ id: 'hall-alert-fn', type: 'function', z: 'hall-tab', outputs: 1, wires: [[]] },
    func: `const leak = kaithem.alerts.get('leak') ?? kaithem.alerts.Alert('leak', 'critical', 'hall', { id: 'leak' })
leak.release()
leak.trip('2 cm of water')`,
  },
].map((node, index) => ('z' in node ? { x: 200, y: 60 * index, ...node } : node))

describe.each(nodeReds)('Node-RED %i', (major) => {
  let red: RedProcess
  let browser: Browser
  let folder = ''
  let port = 0
  const problems: string[] = []
  /** While the server is away, browsers say so on their console. */
  let isAway = false

  beforeAll(async () => {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('no Chromium found: run `npm test`, which installs it, or set CHROMIUM')
    folder = mkdtempSync(join(tmpdir(), 'kaithem-live-'))
    port = await freePort()
    writeFileSync(join(folder, 'flows.json'), JSON.stringify(flow))
    ;[red, browser] = await Promise.all([
      startDemo(major, folder, port),
      chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }),
    ])
  })
  afterAll(async () => {
    await browser?.close()
    await red?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
    expect(problems).toEqual([])
  })

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-US', ...options })
    const page = await context.newPage()
    const note = (text: string): void => void (isAway || problems.push(text))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) note(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('response', (response) => {
      if (response.status() >= 400) note(`${response.status()} ${response.url()}`)
    })
    await page.goto(`${red.http}/kaithem/login`)
    await page.locator('#name').fill('demo')
    await page.locator('#password').fill('demo')
    await page.locator('main button').click()
    await page.waitForURL('**/kaithem')
    await page.goto(`${red.http}${path}`)
    await page.waitForFunction(() => !document.documentElement.classList.contains('kaithem-offline'))
    return page
  }
  const inject = (id: string): Promise<Response> => fetch(`${red.http}/inject/${id}`, { method: 'POST' })
  const level = (page: Page) => page.locator('#level input')
  const lamp = (page: Page) => page.locator('#lamp input')
  const note = (page: Page) => page.locator('#note input')
  const shows = (page: Page, values: { level?: string; lamp?: boolean; note?: string }): Promise<void> =>
    until(
      async () =>
        (values.level === undefined || (await level(page).inputValue()) === values.level) &&
        (values.lamp === undefined || (await lamp(page).isChecked()) === values.lamp) &&
        (values.note === undefined || (await note(page).inputValue()) === values.note),
      timeout,
      JSON.stringify(values),
    )

  test('two browsers, a function node and a restart without reload', async () => {
    const [ann, bob] = [await open('/pages/house/hall'), await open('/pages/house/hall')]
    await level(ann).fill('30')
    await shows(bob, { level: '30' })
    await lamp(bob).check()
    await shows(ann, { lamp: true })
    await note(ann).fill('gate is open')
    await note(ann).blur()
    await shows(bob, { note: 'gate is open' })
    await inject('hall-inject')
    for (const page of [ann, bob]) await shows(page, { level: '77', lamp: true, note: 'from a function node' })

    const push = bob.getByRole('button', { name: 'Open the door' })
    expect(await push.isDisabled()).toBe(true)
    await bob.locator('#door button').filter({ hasNotText: 'Open the door' }).first().click()
    await until(() => push.isEnabled(), timeout, 'the armed button')
    await push.click()
    const door = async (): Promise<string> => {
      const answer = await fetch(`${red.http}/kaithem/editor/tag?name=/hall/door`)
      return answer.ok ? ((await answer.json()) as { value: string }).value : ''
    }
    await until(async () => (await door()) === 'demo', timeout, 'the door')

    // What tells whether the page was loaded again.
    for (const page of [ann, bob]) await page.evaluate(() => document.body.setAttribute('data-mark', 'kept'))
    isAway = true
    await red.stop()
    red = await startDemo(major, folder, port)
    const connected = (page: Page): Promise<boolean> =>
      page.evaluate(() => !document.documentElement.classList.contains('kaithem-offline'))
    for (const page of [ann, bob]) await until(() => connected(page), 40_000, 'the connection')
    isAway = false
    await inject('hall-inject')
    for (const page of [ann, bob]) await shows(page, { level: '77', note: 'from a function node' })
    await level(bob).fill('12')
    await shows(ann, { level: '12' })
    for (const page of [ann, bob]) expect(await page.locator('body').getAttribute('data-mark')).toBe('kept')
    for (const page of [ann, bob]) await page.context().close()
  })

  test('an alert comes to open pages, and goes when somebody acknowledges it', async () => {
    const [front, other] = [await open('/kaithem'), await open('/kaithem/account')]
    expect(await other.locator('.banner').count()).toBe(0)
    await inject('hall-alert-inject')
    await other.locator('.banner', { hasText: 'leak' }).waitFor({ timeout })
    await front.locator('.alert', { hasText: '2 cm of water' }).waitFor({ timeout })
    await front.locator('.alert input[name=notes]').first().fill('I see to it')
    await front.locator('.alert button', { hasText: 'Acknowledge' }).click()
    await front.waitForURL('**/kaithem')
    await other.locator('.banner').waitFor({ state: 'detached', timeout })
    await other.goto(`${red.http}/kaithem/alerts`)
    expect(await other.locator('table').textContent()).toContain('I see to it')
    for (const page of [front, other]) await page.context().close()
  })

  test.each([
    ['wide, light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
    ['phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ] as [string, BrowserContextOptions][])('axe-core finds nothing: %s', async (name, options) => {
    await inject('hall-alert-inject')
    const page = await open('/kaithem', options)
    const shots = join(root, '.cache', 'screenshots', `node-red-${major}`)
    mkdirSync(shots, { recursive: true })
    const paths = ['', '/alerts', '/tags', '/tag?name=/hall/level', '/devices', '/users', '/account']
    for (const path of [...paths.map((part) => `/kaithem${part}`), '/pages/house/hall']) {
      await page.goto(`${red.http}${path}`)
      await page.evaluate(axe)
      const found = await page.evaluate(async () => {
        const { axe: runner } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        const { violations } = await runner.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      })
      expect(found, path).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide, `${path} is too wide`).toBeLessThanOrEqual(0)
      await page.screenshot({
        path: join(shots, `live-${name.replace(/\W+/g, '-')}-${path.replace(/\W+/g, '-')}.png`),
        fullPage: true,
      })
    }
    await page.context().close()
  })
})
