import { expect, it } from 'vitest'
import { TagMetadata } from '../../../lib/tags/tag-metadata.ts'
import { TagPoint } from '../../../lib/tags/tag-point.ts'
import { TagReadings } from '../../../lib/tags/tag-readings.ts'
import { codeOf, createRig } from './support.ts'

it('stands between the metadata and the tag point', () => {
  expect(Object.getPrototypeOf(TagPoint.prototype)).toBe(TagReadings.prototype)
  expect(Object.getPrototypeOf(TagReadings.prototype)).toBe(TagMetadata.prototype)
})

it.each([
  ['lastValue', 'last_value'],
  ['currentSource', 'current_source'],
  ['onSourceChanged', 'on_source_changed'],
  ['isDynamic', 'is_dynamic'],
])('answers to %s and %s', (camel, snake) => {
  expect(Object.hasOwn(TagReadings.prototype, camel) && Object.hasOwn(TagReadings.prototype, snake)).toBe(true)
})

it('reads what is known without asking, and asks when told to', () => {
  let asked = 0
  const tag = createRig().tags.get('a')
  tag.interval = 60
  tag.value = () => ++asked
  const first = tag.lastValue
  tag.poll()
  tag.recalc()
  expect([tag.value, tag.lastValue, asked]).toEqual([first, first, first])
  expect([tag.pull(), tag.isDynamic()]).toEqual([first + 1, true])
})

it('cannot be written, except the value and the listener', () => {
  const tag = createRig().tags.get('a')
  for (const name of ['timestamp', 'annotation', 'age', 'currentSource', 'lastValue']) {
    expect(() => Object.assign(tag, { [name]: 1 }), name).toThrow(TypeError)
  }
  expect(codeOf(() => Object.assign(tag, { onSourceChanged: 1 }))).toBe('KAITHEM_TYPE')
  expect(codeOf(() => Object.assign(tag, { value: 'warm' }))).toBe('KAITHEM_VALUE')
})
