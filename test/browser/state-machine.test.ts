/** The dialog of the state machine: tables, the live diagram, outputs that follow their states. @module */

import { describe, expect, test } from 'vitest'
import { type Editor, useEditor } from '../support/browser.ts'
import { examples } from '../support/package-info.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

const flowOf = (path: string): readonly object[] => examples.find((example) => example.path === path)?.nodes ?? []
const light = flowOf('state machines/Stairway light.json')
const crossing = flowOf('state machines/Pedestrian crossing (statechart).json')

/** What runs in the page. */
declare const RED: {
  nodes: {
    node(id: string): { outputs: number; rules: object[]; states: { name: string }[]; start: string }
    getNodeLinks(id: string): { sourcePort: number | string; target: { name: string } }[]
  }
}

describe.each(nodeReds)('Node-RED %i', (major) => {
  const host = useEditor(major)

  async function open(flow: readonly object[]): Promise<{ editor: Editor; id: string }> {
    const editor = await host.open(flow)
    const { id } = await editor.find('kaithem-state-machine')
    await editor.openDialog(id)
    return { editor, id }
  }
  const click = (editor: Editor, selector: string): Promise<void> => editor.page.locator(selector).first().click()
  const page = (editor: Editor, name: string): Promise<void> => click(editor, `#kaithem-machine-tab-${name}`)
  const states = (editor: Editor, nth: number) =>
    editor.page.locator('.kaithem-machine-state input[type="text"]').nth(nth)
  const errors = async (editor: Editor): Promise<string[]> => {
    const texts = await editor.page.locator('.kaithem-machine-error, .kaithem-machine-general').allInnerTexts()
    return texts.filter((text) => text !== '')
  }
  const links = (editor: Editor, id: string): Promise<[number, string][]> =>
    editor.page.evaluate(
      (node) =>
        RED.nodes.getNodeLinks(node).map((link): [number, string] => [Number(link.sourcePort), link.target.name]),
      id,
    )

  test('the diagram lives: state, timer, events and history', async () => {
    const { editor } = await open(light)
    await page(editor, 'diagram')
    const current = editor.page.locator('.kaithem-diagram .box.current .name')
    const line = editor.page.locator('.kaithem-machine-live')
    await until(async () => (await current.allTextContents()).join() === 'off', 5000, 'the running state')
    await click(editor, '.kaithem-machine-events button:has-text("motion")')
    await until(async () => (await current.allTextContents()).join() === 'by_motion', 5000, 'the next state')
    expect(await line.textContent()).toMatch(/^Now in by_motion, since .*\. To off in \d+(\.\d)? s\.$/)
    expect(await editor.page.locator('.kaithem-diagram .box.current .note').textContent()).toMatch(/^off in/)
    expect(await editor.page.locator('.kaithem-machine-history li').first().textContent()).toContain('off → by_motion')
    // Also without a click of ours: the machine is looked at once a second.
    await fetch(
      `${editor.red.http}/kaithem/editor/machine/event?id=${(await editor.find('kaithem-state-machine')).id}&event=switch`,
      {
        method: 'POST',
      },
    )
    await until(async () => (await current.allTextContents()).join() === 'kept_off', 5000, 'a change from outside')
    await editor.screenshot('state-machine/live')
  })

  test('the picture has words for those who do not see it', async () => {
    const { editor } = await open(light)
    await page(editor, 'diagram')
    const picture = editor.page.locator('.kaithem-diagram svg')
    expect(await picture.getAttribute('role')).toBe('img')
    expect(await picture.getAttribute('aria-label')).toContain('4 states and 6 rules')
    await click(editor, '.kaithem-machine-text summary')
    expect(await editor.page.locator('.kaithem-machine-text li').allTextContents()).toContain(
      'off → by_motion when motion',
    )
    expect(await editor.page.locator('.kaithem-machine-announce').textContent()).toMatch(/^Now in /)
  })

  test('pages change with the arrow keys', async () => {
    const { editor } = await open(light)
    await editor.page.locator('#kaithem-machine-tab-define').focus()
    await editor.page.keyboard.press('ArrowRight')
    expect(await editor.page.locator('#kaithem-machine-diagram').isVisible()).toBe(true)
    await editor.page.keyboard.press('ArrowRight')
    expect(await editor.page.locator('#kaithem-machine-messages').isVisible()).toBe(true)
    expect(await editor.page.locator('[role="tab"][aria-selected="true"]').count()).toBe(1)
  })

  test('mistakes stand in their row, and on the node', async () => {
    const { editor, id } = await open(light)
    await states(editor, 0).fill('o f f')
    await states(editor, 3).fill('-3')
    expect(await errors(editor)).toEqual([
      '“␣” cannot be in the name of a state. Use letters, digits and _.',
      '“-3” is not a length of time above 0.',
    ])
    expect(await states(editor, 0).getAttribute('aria-invalid')).toBe('true')
    await editor.screenshot('state-machine/mistakes')
    await editor.closeDialog()
    expect((await editor.nodes()).find((node) => node.id === id)?.errors).not.toEqual([])
    await editor.openDialog(id)
    await states(editor, 0).fill('off')
    await states(editor, 3).fill('3')
    expect(await errors(editor)).toEqual([])
    await editor.closeDialog()
    expect((await editor.nodes()).find((node) => node.id === id)?.errors).toEqual([])
  })

  test('rules, timers and the start follow a state that is renamed', async () => {
    const { editor, id } = await open(light)
    await states(editor, 0).fill('dark')
    expect(await errors(editor)).toEqual([])
    await editor.closeDialog()
    const {
      start,
      rules,
      states: rows,
    } = await editor.page.evaluate((node) => {
      const { start, rules, states } = RED.nodes.node(node)
      return { start, rules, states }
    }, id)
    expect(start).toBe('dark')
    expect(rules[0]).toEqual({ from: 'dark', kind: 'event', when: 'motion', to: 'by_motion' })
    expect(rows.map(({ name }) => name)).toEqual(['dark', 'by_motion', 'by_hand', 'kept_off'])
  })

  test('wires follow their states when one is removed', async () => {
    const { editor, id } = await open(light)
    await click(
      editor,
      '.kaithem-machine-row:has(input[aria-label="State"]) >> nth=1 >> xpath=.. >> .red-ui-editableList-item-remove',
    )
    await until(async () => (await errors(editor)).length > 0, 5000, 'rules that lead nowhere')
    await editor.closeDialog()
    expect(await links(editor, id)).toEqual([
      [0, 'turn the light off'],
      [1, 'turn the light on'],
      [2, 'turn the light off'],
    ])
  })

  test('a statechart is checked while it is typed', async () => {
    const { editor } = await open(crossing)
    await editor.page.locator('#node-input-mode').selectOption('table')
    await editor.page.locator('#node-input-mode').selectOption('statechart')
    expect(await editor.page.locator('#kaithem-machine-chart-editor').isVisible()).toBe(true)
    expect(await errors(editor)).toEqual([])
    await click(editor, '#kaithem-machine-chart-editor .view-lines')
    await editor.page.keyboard.press('ControlOrMeta+Home')
    await editor.page.keyboard.type('x')
    await until(async () => (await errors(editor)).length === 1, 5000, 'the error of the chart')
    await page(editor, 'diagram')
    expect(await editor.page.locator('.kaithem-diagram').textContent()).toBe('No states yet.')
    await editor.closeDialog('cancel')
  })
})
