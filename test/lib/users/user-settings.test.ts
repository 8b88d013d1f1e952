import { describe, expect, it } from 'vitest'
import { readSettings, settingName, settingOf, settingValue } from '../../../lib/users/user-settings.ts'

describe('settings', () => {
  it('have what holds for everybody', () => {
    const wanted = ['UTC', '%A, %B %d, %Y at %I:%M:%S %p %Z', false, false, false, true, true, undefined]
    const names = 'timezone strftime restrict-lan telemetry-alerts allow-cors usemonaco tabtospace constructor'.split(
      ' ',
    )
    expect(names.map((name) => settingOf(undefined, name))).toEqual(wanted)
    expect(settingOf(new Map([['timezone', 'Asia/Tokyo']]), 'timezone')).toBe('Asia/Tokyo')
  })

  it.each([
    ['timezone', 'Mars/Olympus', 'KAITHEM_VALUE'],
    ['timezone', '', 'KAITHEM_VALUE'],
    ['timezone', 5, 'KAITHEM_TYPE'],
    ['restrict-lan', 'true', 'KAITHEM_TYPE'],
    ['strftime', 'x'.repeat(1001), 'KAITHEM_VALUE'],
    ['mine', { a: 1 }, 'KAITHEM_TYPE'],
    ['mine', null, 'KAITHEM_TYPE'],
    ['mine', Number.NaN, 'KAITHEM_VALUE'],
  ])('%s cannot be %j', (name, value, code) => {
    expect(() => settingValue(name, value)).toThrow(expect.objectContaining({ code }))
  })

  it('of your own are text, numbers and switches', () => {
    expect(['a', 5, true].map((value) => settingValue('mine', value))).toEqual(['a', 5, true])
  })

  it.each(['', '__proto__', '5', 'a b', 'x'.repeat(101)])('are not named %j', (name) => {
    expect(() => settingName(name)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('readSettings', () => {
  it('takes an object, and refuses what is none or has too much', () => {
    expect(readSettings({ mine: 1 })).toEqual(new Map([['mine', 1]]))
    expect(readSettings(null).size).toBe(0)
    expect(() => readSettings(['a'])).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
    expect(() => readSettings(JSON.parse('{"__proto__": "x"}'))).toThrow()
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`s${index}`, 1]))
    expect(() => readSettings(many)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})
