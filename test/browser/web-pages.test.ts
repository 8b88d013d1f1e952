/** The pages in a real browser: with and without scripts, on a phone, in both languages and colours. @module */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../scripts/chromium.mjs'
import { root } from '../support/package-info.ts'
import { nodeReds, type RedProcess, startDemo } from '../support/red-process.ts'

const phone = { width: 390, height: 844 }

describe.each(nodeReds)('Node-RED %i', (major) => {
  let red: RedProcess
  let browser: Browser
  let folder = ''
  const problems: string[] = []

  beforeAll(async () => {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('no Chromium found: run `npm test`, which installs it, or set CHROMIUM')
    folder = mkdtempSync(join(tmpdir(), 'kaithem-pages-'))
    ;[red, browser] = await Promise.all([
      startDemo(major, folder),
      chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }),
    ])
  })
  afterAll(async () => {
    await browser?.close()
    await red?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
    expect(problems).toEqual([])
  })

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-US', viewport: phone, ...options })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))
    return page
  }

  async function login(page: Page): Promise<void> {
    await page.goto(`${red.http}/kaithem/users`)
    await page.locator('#name').fill('demo')
    await page.locator('#password').fill('demo')
    await page.locator('main button').click()
    await page.waitForURL('**/kaithem/users')
  }

  /** What sticks out at the side, has no label or no name. */
  const flaws = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen'] : []
      const fields = [...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea, select')]
      const nameless = fields.filter((field) => field.labels?.length === 0).map((field) => `no label: ${field.name}`)
      const empty = [...document.querySelectorAll('a, button, th, h1, h2')].filter(
        (one) => one.textContent?.trim() === '',
      )
      const titles = document.querySelectorAll('h1').length === 1 ? [] : ['not one h1']
      return [...wide, ...nameless, ...empty.map((one) => `empty: ${one.outerHTML}`), ...titles]
    })

  test.each([
    ['with scripts', { colorScheme: 'light' }],
    ['without scripts', { javaScriptEnabled: false }],
    ['dark and German', { colorScheme: 'dark', locale: 'de' }],
    ['on a wide screen', { viewport: { width: 1400, height: 900 } }],
  ] as [string, BrowserContextOptions][])('a user is made and may log in: %s', async (name, options) => {
    const admin = await open(options)
    await login(admin)
    const user = `user ${name}`
    await admin.locator('form[action$="/users/add"] #name').fill(user)
    await admin.locator('#password').fill('correct horse')
    await admin.locator('#repeated').fill('correct horse')
    await admin.locator('form[action$="/users/add"] button').click()
    await admin.waitForURL('**/kaithem/users/user?*')
    expect(await admin.locator('h1').textContent()).toBe(user)
    const other = await open(options)
    await other.goto(`${red.http}/kaithem/login`)
    await other.locator('#name').fill(user)
    await other.locator('#password').fill('correct horse')
    await other.locator('main button').click()
    await other.goto(`${red.http}/kaithem/account`)
    expect(await other.locator('h1').textContent()).toContain(user)
    const shots = join(root, '.cache', 'screenshots', `node-red-${major}`)
    mkdirSync(shots, { recursive: true })
    for (const path of ['login', 'users', 'users/group?name=Guests', 'account', 'nothing']) {
      if (path !== 'nothing') await admin.goto(`${red.http}/kaithem/${path}`)
      if (options.javaScriptEnabled !== false) expect(await flaws(admin), path).toEqual([])
      await admin.screenshot({ path: join(shots, `web-${name}-${path.replace(/\W/g, '-')}.png`), fullPage: true })
    }
    await admin.context().close()
    await other.context().close()
  })

  test('colours are those of the device, until somebody chooses others', async () => {
    const page = await open({ colorScheme: 'dark' })
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.goto(`${red.http}/kaithem/login`)
    const dark = await background()
    await page.locator('footer button', { hasText: 'Light' }).click()
    await page.waitForURL('**/kaithem/login')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light')
    expect(await background()).not.toBe(dark)
    await page.locator('footer button', { hasText: 'As the device' }).click()
    await page.waitForURL('**/kaithem/login')
    expect(await background()).toBe(dark)
    await page.context().close()
  })

  test('the keyboard leads past the bar, and through the form', async () => {
    const page = await open()
    await page.goto(`${red.http}/kaithem/login`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main')
    await page.locator('#name').focus()
    await page.keyboard.type('demo')
    await page.keyboard.press('Tab')
    await page.keyboard.type('demo')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/kaithem')
    expect(await page.locator('.who').textContent()).toContain('demo')
    await page.context().close()
  })
})
