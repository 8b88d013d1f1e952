import { beforeAll, expect, test, vi } from 'vitest'
import type { NodeDefinition } from '../../../nodes/_editor/host.ts'
import { check, defaults } from '../../../nodes/state-machine/config.ts'
import { read } from '../../support/package-info.ts'

let definition: NodeDefinition
beforeAll(async () => {
  const registerType = (_type: string, given: NodeDefinition): void => {
    definition = given
  }
  vi.stubGlobal('RED', { nodes: { registerType } })
  await import('../../../nodes/state-machine/kaithem-state-machine.editor.ts')
})

const form = read('nodes/state-machine/kaithem-state-machine.form.html')
const catalogue = JSON.parse(read('locales/en-US/kaithem-state-machine.json'))
const hasText = (key: string): boolean =>
  typeof key.split('.').reduce((level, name) => level?.[name], catalogue) === 'string'

test('the dialog starts with the defaults of config.ts', () => {
  const values = Object.entries(definition.defaults).map(([name, { value }]) => [name, value])
  expect(Object.fromEntries(values)).toEqual(defaults)
})

test('every setting has its field, but those that lists and the text editor hold', () => {
  const fields = [...form.matchAll(/id="node-input-([^"]+)"/g)].map(([, name]) => name)
  const others = ['start', 'states', 'rules', 'chart']
  expect([...fields, ...others].sort()).toEqual(Object.keys(defaults).sort())
})

test('the form uses texts that exist', () => {
  const keys = [...form.matchAll(/data-i18n="(?:\[[^\]]+\])?([^"]+)"/g)].map(([, key]) => key ?? '')
  expect(keys.length).toBeGreaterThan(20)
  expect(keys.filter((key) => !hasText(key))).toEqual([])
})

test('every mistake has its sentence', () => {
  const files = ['table-checks', 'chart', 'config', 'state-name'].map((name) => read(`nodes/state-machine/${name}.ts`))
  const reasons = files.flatMap((text) => [
    ...[...text.matchAll(/(?:reason[:=] |reason = [^\n]*\? )'(\w+)'/g)].map(([, reason]) => reason),
    ...[...text.matchAll(/\b(?:add|failed)\((?:row, '\w+', )?'(\w+)'/g)].map(([, reason]) => reason),
  ])
  expect(reasons.length).toBeGreaterThan(20)
  expect(reasons.filter((reason) => !hasText(`kaithem-state-machine.issue.${reason}`))).toEqual([])
})

test('outputs are labelled by their states', () => {
  const node = { ...defaults, outputPerState: true, _: (key: string) => key }
  expect(check(node)).toEqual([])
  expect([0, 1, 2].map((index) => definition.outputLabels?.call(node as never, index))).toEqual(['off', 'on', ''])
  expect(definition.outputLabels?.call({ ...node, outputPerState: false } as never, 0)).toBe(
    'kaithem-state-machine.label.output',
  )
})

test('the label is the name, else the name for code, else the type', () => {
  const label = (node: object): unknown => definition.label?.call(node as never)
  expect([label({ name: 'a', machine: 'b' }), label({ machine: 'b' }), label({})]).toEqual(['a', 'b', 'state machine'])
})
