/** The dialog of the page node: what is wrong while it is typed, the address, the running page. @module */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates

import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { type Editor, useEditor } from '../support/browser.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

/** What runs in the page. */
declare const RED: { nodes: { node(id: string): Record<string, unknown> } }
declare const monaco: { editor: { getModelMarkers(filter: { owner: string }): { startLineNumber: number }[] } }

const flow = (settings: object): object[] => [
  { id: 'tab', type: 'tab', label: 'Cellar 1' },
  {
    id: 'page',
    type: 'kaithem-page',
    z: 'tab',
    x: 100,
    y: 100,
    name: 'Pump',
    body: 'pump\n',
    wires: [[]],
    ...settings,
  },
]

describe.each(nodeReds)('Node-RED %i', (major) => {
  const host = useEditor(major)

  async function open(settings: object = {}): Promise<Editor> {
    const editor = await host.open(flow(settings))
    await editor.openDialog('page')
    return editor
  }

  const lines = (editor: Editor): Locator => editor.page.locator('#kaithem-page-problems > div')
  const code = (editor: Editor, part = 'body'): Locator =>
    editor.page.locator(`#kaithem-page-${part}-editor .view-lines`)
  const markers = (editor: Editor): Promise<number[]> =>
    editor.page.evaluate(() =>
      monaco.editor.getModelMarkers({ owner: 'kaithem-page' }).map(({ startLineNumber }) => startLineNumber),
    )
  const tab = (editor: Editor, name: string): Promise<void> =>
    editor.page.getByRole('tab', { name, exact: true }).click()

  async function type(editor: Editor, text: string, part = 'body'): Promise<void> {
    await code(editor, part).click()
    await editor.page.keyboard.press('ControlOrMeta+A')
    await editor.page.keyboard.insertText(text)
  }

  const texts = (editor: Editor, count: number): Promise<string[]> =>
    until(async () => (await lines(editor).count()) === count, 10_000, `${count} problems`).then(() =>
      lines(editor).allTextContents(),
    )

  test('an error is shown and marked while it is typed, and goes when it is gone', async () => {
    const editor = await open()
    await type(editor, 'one\n% if x:\ntwo')
    const [error = ''] = await texts(editor, 1)
    expect(error.trim()).toMatch(/^Line 2, column \d+: ./)
    expect(await markers(editor)).toEqual([2])
    await editor.screenshot('page-error')
    await type(editor, 'one\n% if x:\ntwo\n% endif')
    expect(await texts(editor, 0)).toEqual([])
    expect(await markers(editor)).toEqual([])
    await editor.closeDialog('cancel')
  })

  test('code has lines of its own, and a warning is no error', async () => {
    const editor = await open()
    await tab(editor, 'Setup code')
    await type(editor, 'let a\nlet b = ', 'setup')
    expect((await texts(editor, 1))[0]?.trim()).toMatch(/^Setup code, line 2/)
    await type(editor, 'let a', 'setup')
    await texts(editor, 0)
    await tab(editor, 'Page')
    await type(editor, '<script>${a}</script>')
    await texts(editor, 1)
    expect(await editor.page.locator('#kaithem-page-problems .kaithem-page-warning').count()).toBe(1)
    await editor.closeDialog('cancel')
  })

  test('what was typed is saved', async () => {
    const editor = await open()
    await type(editor, 'pump ${b}')
    await tab(editor, 'Code')
    await type(editor, 'const b = 1', 'code')
    await tab(editor, 'Setup code')
    await type(editor, 'let c', 'setup')
    await editor.closeDialog()
    const saved = await editor.page.evaluate(() => {
      const { body, code, setup } = RED.nodes.node('page')
      return { body, code, setup }
    })
    expect(saved).toEqual({ body: 'pump ${b}', code: 'const b = 1', setup: 'let c' })
  })

  test('the address follows the fields and opens the page', async () => {
    const editor = await open()
    const link = editor.page.locator('#kaithem-page-address a')
    expect(await link.getAttribute('href')).toBe('/pages/Cellar%201/pump')
    const path = editor.page.locator('#node-input-path')
    await path.fill('a//b')
    await path.press('Tab')
    expect(await editor.page.locator('.kaithem-field-error').allTextContents()).toEqual([
      '“a//b” has a slash too many.',
    ])
    await path.fill('hall/__index__')
    await path.press('Tab')
    expect(await link.getAttribute('href')).toBe('/pages/Cellar%201/hall/')
    await tab(editor, 'Settings')
    await editor.page.locator('#node-input-kind').selectOption('template')
    expect(await link.count()).toBe(0)
    await editor.closeDialog('cancel')
  })

  test('permissions are offered', async () => {
    const editor = await open()
    await tab(editor, 'Settings')
    await editor.page.locator('#node-input-permissions').pressSequentially('/own.view, errors')
    const offer = editor.page.locator('.red-ui-autoComplete-container .kaithem-option', {
      hasText: '/admin/errors.view',
    })
    await offer.click()
    expect(await editor.page.locator('#node-input-permissions').inputValue()).toBe('/own.view, /admin/errors.view')
    await editor.closeDialog('cancel')
  })

  test('the running page tells visits, errors, what it printed, and its own text', async () => {
    const body = "<% page.setContent('new'); print('hello'); nothing() %>"
    const editor = await open({ body, permissions: '__guest__' })
    const visit = await fetch(`${editor.red.http}/pages/Cellar%201/pump`)
    expect(visit.status).toBe(500)
    await tab(editor, 'Running page')
    const live = editor.page.locator('#kaithem-page-state')
    await live.getByText('Visits within the last hour: 1').waitFor()
    await live.getByText('hello').waitFor()
    await live.getByRole('button', { name: 'Take its text over' }).click()
    await editor.screenshot('page-running')
    await tab(editor, 'Page')
    await until(async () => (await code(editor).textContent()) === 'new', 5000, 'the text of the page')
    await editor.closeDialog('cancel')
  })

  test('members of kaithem are offered in code', async () => {
    const editor = await open()
    await type(editor, '<p>${')
    await editor.page.keyboard.type('kaithem.')
    const offers = editor.page.locator('.suggest-widget.visible .monaco-list-row .label-name')
    let asked = performance.now()
    await until(
      async () => {
        const names = await offers.allTextContents()
        if (['alerts', 'devices'].every((name) => names.includes(name))) return true
        if (performance.now() - asked > 3000) {
          await editor.page.keyboard.press('Backspace')
          await editor.page.keyboard.type('.')
          asked = performance.now()
        }
        return false
      },
      40_000,
      'members of kaithem',
    )
    await editor.page.keyboard.press('Escape')
    await editor.closeDialog('cancel')
  })
})
