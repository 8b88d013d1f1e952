import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { toBytes } from '../../../lib/tags/binary.ts'
import { codeOf, createRig } from './support.ts'

describe('toBytes', () => {
  it.each([
    ['a Buffer', Buffer.from([1, 2]), [1, 2]],
    ['an ArrayBuffer', Uint8Array.of(3, 4).buffer, [3, 4]],
    ['a list', [5, 6], [5, 6]],
    ['a view', new Uint8Array([0, 7, 8, 0]).subarray(1, 3), [7, 8]],
    ['bytes of another realm', runInNewContext('Uint8Array.of(9)'), [9]],
    ['nothing', [], []],
  ])('takes %s', (_, value, expected) => {
    expect(toBytes(value, 'x')).toEqual(Uint8Array.from(expected))
  })

  it.each([
    ['text', 'KAITHEM_TYPE'],
    [5, 'KAITHEM_TYPE'],
    [null, 'KAITHEM_TYPE'],
    [[256], 'KAITHEM_VALUE'],
    [['a'], 'KAITHEM_VALUE'],
  ])('refuses %j', (value, code) => {
    expect(codeOf(() => toBytes(value, 'x'))).toBe(code)
  })
})

describe('binary tags', () => {
  it('copy in and out and compare by content', () => {
    const tag = createRig().tags.BinaryTag('b')
    let pushes = 0
    tag.subscribe(() => pushes++)
    const mine = Buffer.from([1, 2])
    tag.value = mine
    mine[0] = 9
    tag.value[1] = 9
    tag.value = [1, 2]
    expect([...tag.value, pushes]).toEqual([1, 2, 1])
  })
})
