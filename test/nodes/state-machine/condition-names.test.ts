import { expect, test } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { conditionNames } from '../../../nodes/state-machine/condition-names.ts'
import { compileCondition } from '../../../nodes/state-machine/expression.ts'

const clock = new ManualClock(1_700_000_000)
const kaithem = createKaithem({ clock })
const names = conditionNames(kaithem, clock)
const value = (text: string): unknown => compileCondition(text, names)()

test('tags by tv and stv', () => {
  kaithem.tags.NumericTag('/n').value = 5
  kaithem.tags.StringTag('/s').value = 'open'
  expect(value("tv('/n') > 4 and stv('/s') == 'open'")).toBe(true)
})

test('missing tags are made', () => {
  expect(value("tv('/new')")).toBe(0)
  expect(value("stv('/newtext')")).toBe('')
  expect(kaithem.tags.has('/new')).toBe(true)
})

test('the wrong kind of tag is a coded error', () => {
  expect(() => value("tv('/s')")).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  expect(() => value("stv('/n')")).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})

test('the libraries of expression tags and kaithem are there', () => {
  expect(value('math.sqrt(16)')).toBe(4)
  expect(value('time.time()')).toBe(1_700_000_000)
  expect(value("kaithem.units.convert(1, 'km', 'm')")).toBe(1000)
})
