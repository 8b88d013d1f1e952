/** Numeric tag points, checked ones, and filters, name by name. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'

let clock: ManualClock
let kaithem: Kaithem
const code = (name: string) => expect.objectContaining({ code: name })

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock })
})
afterEach(() => kaithem.close())

const lamp = () => kaithem.tags.get('/lamp')

describe('numeric tag points', () => {
  it('kaithem.tags.NumericTagPointClass#min limits what is shown and tells subscribers', () => {
    const seen: unknown[] = []
    lamp().value = -5
    lamp().subscribe((value) => seen.push(value))
    expect(lamp().min).toBe(-1e18)
    lamp().min = 0
    expect([lamp().value, lamp().default_claim.value, seen]).toEqual([0, -5, [0]])
    lamp().min = null
    expect([lamp().value, lamp().min]).toEqual([-5, -1e18])
    expect(() => Object.assign(lamp(), { min: 'low' })).toThrow(code('KAITHEM_VALUE'))
  })

  it('kaithem.tags.NumericTagPointClass#max is applied last', () => {
    expect(lamp().max).toBe(1e18)
    lamp().min = 20
    lamp().max = 10
    expect(lamp().value).toBe(10)
    lamp().max = null
    expect(lamp().value).toBe(20)
  })

  it('kaithem.tags.NumericTagPointClass#hi is for display only', () => {
    expect(lamp().hi).toBe(1e16)
    lamp().hi = 5
    lamp().value = 9
    expect([lamp().hi, lamp().value]).toEqual([5, 9])
    lamp().hi = null
    expect(lamp().hi).toBe(1e16)
  })

  it('kaithem.tags.NumericTagPointClass#lo is for display only', () => {
    expect(lamp().lo).toBe(-1e16)
    lamp().lo = 5
    lamp().value = 1
    expect([lamp().lo, lamp().value]).toEqual([5, 1])
  })

  it('kaithem.tags.NumericTagPointClass#unit can be set once, until it is cleared', () => {
    const tag = kaithem.tags.get('/temp')
    expect(tag.unit).toBe('')
    tag.unit = 'degC'
    tag.unit = 'degC'
    expect(() => Object.assign(tag, { unit: 'K' })).toThrow(code('KAITHEM_VALUE'))
    expect(() => Object.assign(tag, { unit: 7 })).toThrow(code('KAITHEM_TYPE'))
    tag.unit = null
    tag.unit = 'K'
    expect(tag.unit).toBe('K')
  })

  it('kaithem.tags.NumericTagPointClass#displayUnits follows from the unit, or is what it is set to', () => {
    const tag = kaithem.tags.get('/temp')
    expect(tag.displayUnits).toBeNull()
    tag.unit = 'degC'
    expect(tag.displayUnits).toBe('degC|degF')
    tag.display_units = 'K'
    expect(tag.displayUnits).toBe('K')
    expect(() => Object.assign(tag, { displayUnits: 7 })).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.tags.NumericTagPointClass#convertTo gives the value in another unit', () => {
    const tag = kaithem.tags.get('/temp')
    expect(() => tag.convertTo('degF')).toThrow(code('KAITHEM_UNIT'))
    tag.unit = 'degC'
    tag.value = 20
    expect([tag.convertTo('degF'), tag.convert_to('K')]).toEqual([68, 293.15])
    expect(() => tag.convertTo('m')).toThrow(code('KAITHEM_UNIT_MISMATCH'))
  })

  it('kaithem.tags.NumericTagPointClass#convertValue converts any value of its unit', () => {
    const tag = kaithem.tags.get('/temp')
    tag.unit = 'degC'
    expect([tag.convertValue(100, 'degF'), tag.value]).toEqual([212, 0])
    expect(() => tag.convertValue(1, 'florps')).toThrow(code('KAITHEM_UNIT'))
  })

  it('kaithem.tags.NumericTagPointClass#set_as sets from another unit', () => {
    const tag = kaithem.tags.get('/temp')
    tag.unit = 'degC'
    tag.set_as(68, 'degF')
    expect(tag.value).toBe(20)
    tag.setAs(273.15, 'K')
    expect(tag.value).toBe(0)
    expect(() => tag.set_as(1, 'm')).toThrow(code('KAITHEM_UNIT_MISMATCH'))
  })
})

describe('object and binary tag points', () => {
  it('kaithem.tags.ObjectTagPointClass#validate transforms or refuses before anything is stored', () => {
    const tag = kaithem.tags.ObjectTag('/place')
    tag.validate = (place) => {
      const { x } = place as { x: number }
      if (x < 0) throw new Error('too far left')
      return { x: Math.round(x) }
    }
    tag.value = { x: 1.7 }
    expect(() => Object.assign(tag, { value: { x: -1 } })).toThrow('too far left')
    expect(tag.value).toEqual({ x: 2 })
    expect(() => Object.assign(tag, { validate: 7 })).toThrow(code('KAITHEM_TYPE'))
    tag.validate = null
    tag.value = { x: -1 }
    expect([tag.value, tag.validate]).toEqual([{ x: -1 }, null])
  })
})

describe('kaithem.tags', () => {
  it('kaithem.tags.LowpassFilter lets 63 % of a step through after its time constant', async () => {
    const input = kaithem.tags.get('/in')
    const filter = new kaithem.tags.LowpassFilter('/out', input, 10)
    input.value = 100
    filter.tag.pull()
    await clock.advance(10)
    expect(filter.tag.value).toBeGreaterThan(55)
    expect(filter.tag.value).toBeLessThan(70)
    await clock.advance(1000)
    expect(filter.tag.value).toBe(100)
    expect(filter.tag.currentSource).toBe('/in.lowpass')
    expect(() => kaithem.tags.LowpassFilter('/x', '/in', 0)).toThrow(code('KAITHEM_VALUE'))
    expect(() => kaithem.tags.LowpassFilter('/x', 7 as never, 1)).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.tags.HighpassFilter shows fast changes, and 0 at rest', async () => {
    const input = kaithem.tags.get('/in')
    input.value = 50
    const filter = kaithem.tags.HighpassFilter('/out', '/in', 10, { priority: 70 })
    expect([filter.tag.value, filter.tag.claims()[0]?.priority]).toEqual([0, 70])
    input.value = 150
    expect(filter.tag.value).toBeGreaterThan(40)
    await clock.advance(1000)
    expect(Math.abs(filter.tag.value)).toBeLessThan(1)
  })

  it('kaithem.tags.HysteresisFilter follows only out of its window', () => {
    const input = kaithem.tags.get('/in')
    const filter = kaithem.tags.HysteresisFilter('/out', '/in', 10)
    const seen: unknown[] = []
    for (const value of [4, 6, 0, -3, -5, 4, 5]) {
      input.value = value
      seen.push(filter.tag.value)
    }
    expect(seen).toEqual([0, 6, 6, 6, -5, -5, 5])
    expect(() => kaithem.tags.HysteresisFilter('/x', '/in', -1)).toThrow(code('KAITHEM_VALUE'))
  })
})

describe('filters', () => {
  it('kaithem.tags.LowpassFilter#tag is the output tag', () => {
    expect(kaithem.tags.LowpassFilter('/out', '/in', 10).tag).toBe(kaithem.tags.get('/out'))
  })

  it('kaithem.tags.LowpassFilter#close stops following and releases its claim', () => {
    const filter = kaithem.tags.LowpassFilter('/out', '/in', 10)
    filter.close()
    filter.close()
    kaithem.tags.get('/in').value = 100
    expect([filter.tag.currentSource, filter.tag.value]).toEqual(['default', 0])
  })

  it('kaithem.tags.LowpassFilter#dispose is close', () => {
    const filter = kaithem.tags.LowpassFilter('/out', '/in', 10)
    filter.dispose()
    filter[Symbol.dispose]()
    expect(filter.tag.currentSource).toBe('default')
  })
})
