import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem } from '../../../lib/create.ts'
import type { Kaithem } from '../../../lib/kaithem.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import type { AnyTag } from '../../../lib/tags/api.ts'
import { openTag } from '../../../nodes/_runtime/tag-commands.ts'
import { Readings, unitOf } from '../../../nodes/tag/readings.ts'

let kaithem: Kaithem
beforeEach(() => {
  kaithem = createKaithem({ clock: new ManualClock(1000) })
})
afterEach(() => kaithem.close())

function thermometer(value: number): AnyTag {
  const tag = kaithem.tags.get('/t')
  tag.unit = 'degC'
  tag(value, 900, 'note')
  return openTag(kaithem.tags, '/t')
}

describe('messages', () => {
  it('tell everything about the value in force', () => {
    const tag = thermometer(20)
    const readings = new Readings(kaithem.units, '')
    expect(readings.message(tag, readings.current(tag))).toEqual({
      payload: 20,
      topic: '/t',
      unit: 'degC',
      timestamp: 900,
      annotation: 'note',
      source: 'default',
    })
    expect(readings.status(tag, readings.current(tag))).toBe('20 degC')
  })

  it('show the value in the first display unit, and the claim in force when it is not the default', () => {
    const tag = kaithem.tags.get('/free')
    tag.unit = 'B'
    tag.displayUnits = 'GB|MiB'
    tag.value = 23_455_500_000
    const any = openTag(kaithem.tags, '/free')
    const readings = new Readings(kaithem.units, '')
    expect(readings.status(any, readings.current(any))).toBe('23.456 GB')
    tag.claim(1e9, 'test', 60)
    expect(readings.status(any, readings.current(any))).toBe('1 GB (test)')
  })

  it('show an amount that the display unit cannot express in the own unit', () => {
    const tag = kaithem.tags.get('/power')
    tag.unit = 'W'
    tag.displayUnits = 'dBm'
    tag.value = 0
    const any = openTag(kaithem.tags, '/power')
    const readings = new Readings(kaithem.units, '')
    expect(readings.status(any, readings.current(any))).toBe('0 W')
  })

  it('convert to the unit of the node', () => {
    const tag = thermometer(20)
    const readings = new Readings(kaithem.units, 'degF')
    expect(readings.message(tag, readings.current(tag))).toMatchObject({ payload: 68, unit: 'degF' })
    expect(readings.inward(tag, 68)).toBeCloseTo(20)
    expect(readings.inward(tag, '68')).toBeCloseTo(20)
  })

  it('have no unit where there is none', () => {
    const tag = openTag(kaithem.tags, '/plain')
    const readings = new Readings(kaithem.units, '')
    expect(readings.message(tag, readings.current(tag))).not.toHaveProperty('unit')
    expect(readings.inward(tag, 'as it is')).toBe('as it is')
  })

  it('carry bytes as a Buffer, and show texts and objects shortly', () => {
    const readings = new Readings(kaithem.units, '')
    kaithem.tags.BinaryTag('/bytes').value = new Uint8Array([1, 2])
    const bytes = openTag(kaithem.tags, '/bytes')
    expect(readings.current(bytes).value).toEqual(Buffer.from([1, 2]))
    kaithem.tags.ObjectTag('/object').value = { a: 1 }
    const object = openTag(kaithem.tags, '/object')
    expect(readings.status(object, readings.current(object))).toBe('{"a":1}')
    expect(unitOf(object)).toBe('')
  })
})

describe('units that do not fit', () => {
  it.each([
    ['degF', '/none', 'KAITHEM_UNIT'],
    ['kg', '/t', 'KAITHEM_UNIT_MISMATCH'],
    ['zorks', '/t', 'KAITHEM_UNIT'],
  ])('%s for %s', (unit, name, code) => {
    thermometer(20)
    const tag = openTag(kaithem.tags, name)
    const readings = new Readings(kaithem.units, unit)
    expect(() => readings.current(tag)).toThrow(expect.objectContaining({ code }))
    expect(() => readings.inward(tag, 1)).toThrow(expect.objectContaining({ code }))
  })

  it('a value that is no number', () => {
    const tag = thermometer(20)
    const readings = new Readings(kaithem.units, 'degF')
    expect(() => {
      tag.value = readings.inward(tag, 'warm')
    }).toThrow(/"warm"/)
    expect(() => readings.inward(tag, Number.NaN)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('the check before the first message', () => {
  it.each([
    ['', 'degC', 'none'],
    ['degF', 'degC', 'none'],
    ['degF', '', 'none'],
    ['kg', 'degC', 'KAITHEM_UNIT_MISMATCH'],
    ['foo', 'degC', 'KAITHEM_UNIT'],
    ['foo', '', 'KAITHEM_UNIT'],
  ])('%j for a tag in %j: %s', (unit, own, code) => {
    const tag = openTag(kaithem.tags, '/checked')
    ;(tag as unknown as { unit: string }).unit = own
    const run = (): void => new Readings(kaithem.units, unit).check(tag)
    if (code === 'none') expect(run).not.toThrow()
    else expect(run).toThrow(expect.objectContaining({ code }))
  })
})
