import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('object tags', () => {
  it('parses texts, copies everything else, on the way in and out', () => {
    const tag = createRig().tags.ObjectTag('o')
    expect(tag.value).toEqual({})
    tag.value = '{"a":1}'
    expect(tag.value).toEqual({ a: 1 })
    const mine = { a: { b: 1 } }
    tag.value = mine
    mine.a.b = 2
    const yours = tag.value as typeof mine
    yours.a.b = 3
    expect(tag.value).toEqual({ a: { b: 1 } })
  })

  it.each([
    ['{bad', 'KAITHEM_VALUE'],
    [{ f: 5n }, 'KAITHEM_TYPE'],
    [undefined, 'KAITHEM_TYPE'],
  ])('refuses %s', (value, code) => {
    const tag = createRig().tags.ObjectTag('o')
    tag.value = { ok: 1 }
    expect(codeOf(() => (tag.value = value))).toBe(code)
    expect(tag.value).toEqual({ ok: 1 })
  })

  it('pushes by content, each subscriber its own copy', () => {
    const tag = createRig().tags.ObjectTag('o')
    const seen: unknown[] = []
    tag.subscribe((value) => {
      seen.push(value)
      ;(value as { a: number }).a = 99
    })
    tag.subscribe((value) => seen.push(value))
    tag.value = { a: 1, b: 2 }
    tag.value = { b: 2, a: 1 }
    expect(seen).toEqual([
      { a: 99, b: 2 },
      { a: 1, b: 2 },
    ])
  })

  it('refuses a validate that is async, and takes care of its failure', async () => {
    const { tags, clock } = createRig()
    const late = (): Promise<never> => Promise.reject(new Error('late'))
    const object = tags.ObjectTag('o')
    object.validate = late
    expect(codeOf(() => (object.value = { a: 1 }))).toBe('KAITHEM_TYPE')
    const bytes = tags.BinaryTag('b')
    bytes.validate = late
    expect(codeOf(() => (bytes.value = [1]))).toBe('KAITHEM_TYPE')
    await clock.advance(0)
    expect([object.value, bytes.value.length]).toEqual([{}, 0])
  })

  it('validates before storing', () => {
    const tag = createRig().tags.ObjectTag('o')
    tag.validate = (value) => {
      const { n } = value as { n: number }
      if (n > 5) throw new RangeError('too big')
      return { n, checked: true }
    }
    tag.value = { n: 1 }
    expect(() => (tag.value = { n: 9 })).toThrow('too big')
    expect(tag.value).toEqual({ n: 1, checked: true })
    expect(tag.default_claim.value).toEqual({ n: 1, checked: true })
    tag.validate = () => 'text'
    tag.value = {}
    expect(tag.value).toBe('text')
  })
})
