import { describe, expect, it } from 'vitest'
import { checkEvent, checkFunction, checkSeconds, checkStateName, functionLabel } from '../../../lib/states/names.ts'

const code = (name: string) => expect.objectContaining({ code: name })

describe('checkStateName', () => {
  it.each(['a', 'open', '__reserved', 'größe', 'a|b', 'a_b', '0', 'constructor', '__proto__'])('takes %s', (name) => {
    expect(checkStateName(name)).toBe(name)
  })
  it.each([...'~!@#$%^&*()-=+`<>?,./;\':"\\[]{}\n\r\t '])('refuses %j inside', (character) => {
    expect(() => checkStateName(`a${character}b`)).toThrow(code('KAITHEM_VALUE'))
  })
  it.each([[''], ['x'.repeat(1025)]])('refuses %j', (name) => {
    expect(() => checkStateName(name)).toThrow(code('KAITHEM_VALUE'))
  })
  it.each([[undefined], [null], [1], [{}], [() => 'a']])('refuses the type of %s', (name) => {
    expect(() => checkStateName(name)).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('others', () => {
  it('an event is any text', () => {
    expect(checkEvent('')).toBe('')
    expect(checkEvent('a b')).toBe('a b')
    expect(() => checkEvent(5)).toThrow(code('KAITHEM_TYPE'))
  })
  it.each([[Number.NaN], ['1'], [null], [Number.POSITIVE_INFINITY]])('%s is no number of seconds', (value) => {
    expect(() => checkSeconds(value, 'x')).toThrow(code('KAITHEM_TYPE'))
  })
  it('a function may be missing, but nothing else', () => {
    expect(checkFunction(null, 'x')).toBeUndefined()
    expect(() => checkFunction('f', 'x')).toThrow(code('KAITHEM_TYPE'))
  })
  it('labels functions', () => {
    const windy = (): boolean => true
    expect(functionLabel(windy, 'condition')).toBe('windy')
    expect(functionLabel(() => 1, 'condition')).toBe('condition')
  })
})
