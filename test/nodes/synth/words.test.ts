import { expect, it } from 'vitest'
import type { Message } from '../../../nodes/_runtime/red-types.ts'
import { readOrder } from '../../../nodes/synth/orders.ts'
import { orderWords } from '../../../nodes/synth/words.ts'

it.each<[unknown, string]>([
  ['stop', 'status.stopped'],
  [{ note: [60, 64] }, '60 64'],
  [[0xc0, 5, 0x90, 60, 100], 'noteon 1 60 100'],
])('%j', (payload, words) => {
  expect(orderWords(readOrder({ _msgid: '1', payload } as Message), (key) => key)).toBe(words)
})
