/** What the dialogs do while somebody types: completion, errors beside the field, nodes marked as wrong. @module */

import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { type Editor, useEditor } from '../support/browser.ts'
import { examples } from '../support/package-info.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

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
})
