import { expect, test } from 'vitest'
import { setChoices } from '../../../lib/widget/inputs.ts'
import { codeOf, createRig } from './support.ts'

test('a switch takes true and false', () => {
  const { kaithem, connect } = createRig()
  const light = kaithem.widget.Switch({ id: 'light' })
  const ann = connect()
  const seen = [1, 'on', 0, true, null].map((value) => {
    ann.set('light', value)
    return light.read()
  })
  expect(seen).toEqual([true, true, false, true, true])
  light.write(0)
  expect(light.read()).toBe(false)
  expect(String(light.render({ label: 'A & B' }))).toMatch(
    /role="switch" autocomplete="off"><label .*>A &amp; B<\/label>/,
  )
})

test('a text box takes text that is not too long', () => {
  const { kaithem, connect } = createRig()
  const box = kaithem.widget.TextBox({ id: 'box' })
  const ann = connect()
  ann.set('box', 'hello')
  for (const bad of [7, null, 'x'.repeat(100_001)]) ann.set('box', bad)
  expect(box.read()).toBe('hello')
  box.write(null)
  expect(box.read()).toBe('')
  expect(String(box.render('Name'))).toContain('type="text"')
  expect(String(box.render('Name'))).toContain('data-type="realtime"')
  expect(String(box.render({ type: 'onrelease' }))).toContain('data-type="onrelease"')
  expect(codeOf(() => box.render({ type: 'later' }))).toBe('KAITHEM_VALUE')
})

test('a select takes its choices, by value and type', () => {
  const { kaithem, connect } = createRig()
  const mode = kaithem.widget.Select({ options: { 0: 'Off', 1: 'On' }, id: 'mode' })
  expect(mode.read()).toBe(0)
  const ann = connect()
  for (const value of ['1', true, 5, {}]) ann.set('mode', value)
  expect(mode.read()).toBe(0)
  ann.set('mode', 1)
  expect(mode.read()).toBe(1)
  expect(String(mode.render())).toContain('<option value="1" selected>On</option>')
  setChoices(mode, () => [{ value: 'x', label: 'X' }])
  expect(String(mode.render())).toContain('<option value="" selected hidden></option>')
  expect(codeOf(() => kaithem.widget.Select())).toBe('KAITHEM_TYPE')
})
