/** What the dialogs do while somebody types: completion, errors beside the field, nodes marked as wrong. @module */

import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { type Editor, useEditor } from '../support/browser.ts'
import { examples } from '../support/package-info.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

/** What runs in the page. */
declare const RED: { nodes: { node(id: string): { validationErrors: string[] } } }

const units = examples.find(({ path }) => path.startsWith('units/'))
const tags = examples.find(({ path }) => path === 'tags/Watch and set a tag.json')

describe.each(nodeReds)('Node-RED %i', (major) => {
  const host = useEditor(major)

  /** The part of a typed input that a user sees. */
  const typed = (editor: Editor, property: string): Locator =>
    editor.page.locator(`#node-input-${property} + .red-ui-typedInput-container input.red-ui-typedInput-input`)
  const errors = (editor: Editor): Promise<string[]> => editor.page.locator('.kaithem-field-error').allTextContents()
  const offers = (editor: Editor): Locator => editor.page.locator('.red-ui-autoComplete-container .kaithem-option')

  async function type(field: Locator, text: string): Promise<void> {
    await field.fill('')
    await field.pressSequentially(text)
  }

  async function openConvert(): Promise<{ editor: Editor; id: string }> {
    const editor = await host.open(units?.nodes ?? [])
    const { id } = (await editor.nodes()).find((node) => node.type === 'kaithem-unit-convert') ?? { id: '' }
    await editor.openDialog(id)
    return { editor, id }
  }

  test('units that do not fit are an error beside the field and on the node', async () => {
    const { editor, id } = await openConvert()
    const to = typed(editor, 'to')
    await type(to, 'kg')
    await to.press('Escape')
    await to.press('Tab')
    expect(await errors(editor)).toEqual(['“kg” and “degC” measure different things.'])
    expect(await to.getAttribute('aria-invalid')).toBe('true')
    const described = editor.page.locator(`#${await to.getAttribute('aria-describedby')}`)
    expect(await described.getAttribute('role')).toBe('alert')
    await editor.closeDialog()
    const wrong = (await editor.nodes()).filter((node) => node.errors.length > 0)
    expect(wrong.map((node) => node.id)).toEqual([id])
    await editor.openDialog(id)
    await type(typed(editor, 'to'), 'K')
    await typed(editor, 'to').press('Escape')
    expect(await errors(editor)).toEqual([])
    await editor.closeDialog()
    expect((await editor.nodes()).filter((node) => node.errors.length > 0)).toEqual([])
  })

  test('the list of units follows the quantity and takes Enter', async () => {
    const { editor } = await openConvert()
    const quantity = editor.page.locator('#kaithem-unit-convert-quantity')
    expect(await quantity.inputValue()).toBe('temperature')
    await type(typed(editor, 'to'), 'degr')
    await until(async () => (await offers(editor).count()) === 1, 5000, 'one offer')
    await typed(editor, 'to').press('Enter')
    expect(await editor.page.locator('#node-input-to').inputValue()).toBe('degR')
    await type(typed(editor, 'from'), 'psi')
    await typed(editor, 'from').press('Escape')
    await typed(editor, 'from').press('Tab')
    expect(await quantity.inputValue()).toBe('pressure')
    await editor.closeDialog('cancel')
  })

  test('the tag field offers live tags with their values', async () => {
    const editor = await host.open(tags?.nodes ?? [])
    const reader = (await editor.nodes()).find((node) => node.type === 'kaithem-tag')
    await editor.openDialog(reader?.id ?? '')
    await editor.page.locator('#node-input-tagPoint').selectOption('_ADD_')
    const field = editor.page.locator('#node-input-tag')
    expect(await errors(editor)).toEqual(['Please fill this in.'])
    await type(field, 'example/room')
    await until(async () => (await offers(editor).count()) === 1, 5000, 'one tag')
    expect(await offers(editor).textContent()).toContain('20 degC')
    await field.press('Enter')
    expect(await field.inputValue()).toBe('/example/room/temperature')
    expect(await errors(editor)).toEqual([])
    const unit = editor.page.locator('#node-input-unit')
    await type(unit, 'psi')
    await unit.press('Escape')
    await unit.press('Tab')
    expect(await errors(editor)).toEqual(['“psi” and “degC” measure different things.'])
    await editor.closeDialog('cancel')
  })

  test('a second tag point for one tag is an error', async () => {
    const editor = await host.open(tags?.nodes ?? [])
    await editor.openNewConfig('kaithem-tag-point')
    const name = editor.page.locator('#node-config-input-name')
    await name.fill('example/room/temperature')
    await name.press('Tab')
    expect(await errors(editor)).toEqual(['Another tag point configures /example/room/temperature.'])
    await name.fill('a$b')
    await name.press('Tab')
    expect(await errors(editor)).toEqual(['“$” cannot be part of a tag name.'])
    await editor.closeDialog('cancel')
  })

  test('what stands in an imported flow never becomes part of the page', async () => {
    const markup = '<img src=x onerror=alert(1)>'
    const point = { id: 'a0', type: 'kaithem-tag-point', name: '/a', valueType: 'number', unit: markup }
    const editor = await host.open([point])
    const errors = await editor.page.evaluate(() => RED.nodes.node('a0').validationErrors)
    expect(errors).toEqual(['The unit “‹img src=x onerror=alert(1)›” is not known.'])
    await editor.openDialog('a0')
    expect(await editor.page.locator('.kaithem-field-error').allTextContents()).toEqual([
      `The unit “${markup}” is not known.`,
    ])
    await editor.closeDialog('cancel')
  })

  test('values from the environment are judged where the flow runs', async () => {
    const env = (name: string): string => `$\{${name}}`
    const tab = { id: 't0', type: 'tab', label: 'environment', env: [{ name: 'UNIT', value: 'degC', type: 'str' }] }
    const node = {
      id: 'n0',
      z: 't0',
      type: 'kaithem-tag',
      x: 100,
      y: 40,
      wires: [[]],
      tag: env('TAG'),
      unit: env('UNIT'),
    }
    const editor = await host.open([tab, node])
    await editor.openDialog('n0')
    expect(await errors(editor)).toEqual([])
    await editor.closeDialog('cancel')
    expect((await editor.find('kaithem-tag')).errors).toEqual([])
  })

  test('settings that a flow lacks stand at their usual values', async () => {
    const at = { z: 't0', x: 100, y: 40, wires: [[]] }
    const editor = await host.open([
      { id: 't0', type: 'tab', label: 'old' },
      { id: 'n0', type: 'kaithem-tag', tag: '/a', ...at },
      { id: 'n1', type: 'kaithem-unit-convert', from: 'm', to: 'km', ...at },
      { id: 'n2', type: 'kaithem-state-machine', start: 'a', states: [{ name: 'a' }], ...at },
    ])
    const value = (property: string): Promise<string> => editor.page.locator(`#node-input-${property}`).inputValue()
    await editor.openDialog('n0')
    expect([await value('action'), await value('priority'), await value('valueType')]).toEqual(['watch', '60', 'msg'])
    expect(await editor.page.locator('#node-input-emitOnStart').isChecked()).toBe(true)
    expect(await value('tagPoint')).toBe('_ADD_')
    await editor.closeDialog()
    await editor.openDialog('n1')
    expect([await value('value'), await value('format'), await value('toType')]).toEqual(['payload', 'number', 'unit'])
    await editor.closeDialog()
    await editor.openDialog('n2')
    expect([await value('mode'), await value('keep'), await value('event')]).toEqual(['table', 'deploy', 'payload'])
    await editor.closeDialog()
    expect((await editor.nodes()).filter(({ errors }) => errors.length > 0)).toEqual([])
  })
})
