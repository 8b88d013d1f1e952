import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { bytesOf, isDate, isMap, isSet, isWellFormed, kindOf, setOwn } from '../../../lib/persist/kinds.ts'

const foreign = (code: string): object => vm.runInNewContext(code)

describe('kinds', () => {
  it('are known across realms and not by what they claim', () => {
    expect(isMap(foreign('new Map()'))).toBe(true)
    expect(isSet(foreign('new Set()'))).toBe(true)
    expect(isDate(foreign('new Date()'))).toBe(true)
    const liar = { [Symbol.toStringTag]: 'Map', size: 0 }
    expect([isMap(liar), isSet(liar), isDate(liar)]).toEqual([false, false, false])
    expect([isMap(new Set()), isSet(new Map()), isDate({})]).toEqual([false, false, false])
    expect(kindOf(/x/)).toBe('RegExp')
  })

  it('takes bytes, not lists of numbers', () => {
    const buffer = Uint8Array.of(1, 2, 3).buffer
    for (const bytes of [new Uint8Array(buffer, 1), Buffer.from([2, 3]), new DataView(buffer, 1)]) {
      expect([...(bytesOf(bytes) ?? [])]).toEqual([2, 3])
    }
    expect([...(bytesOf(buffer) ?? [])]).toEqual([1, 2, 3])
    expect([...(bytesOf(foreign('new Uint8Array([5])')) ?? [])]).toEqual([5])
    expect(bytesOf(new Float64Array(2))).toBeUndefined()
    expect(bytesOf({})).toBeUndefined()
  })

  it('sets own properties, whatever their names', () => {
    const object: Record<string, unknown> = {}
    setOwn(object, 'a', 1)
    setOwn(object, '__proto__', { polluted: true })
    expect(Object.keys(object)).toEqual(['a', '__proto__'])
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
    expect(object.polluted).toBeUndefined()
  })

  it('finds halves of characters', () => {
    expect([isWellFormed('🚀'), isWellFormed('\ud83d'), isWellFormed('')]).toEqual([true, false, true])
  })
})
