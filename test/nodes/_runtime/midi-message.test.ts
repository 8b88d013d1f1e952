import { expect, it } from 'vitest'
import { midiOrder } from '../../../nodes/_runtime/midi-message.ts'
import type { Message } from '../../../nodes/_runtime/red-types.ts'

const order = (message: object): unknown => midiOrder({ _msgid: '1', ...message } as Message)

it('msg.midi goes before the payload, words end everything', () => {
  expect(order({ payload: [1] })).toEqual({ panic: false, data: [1] })
  expect(order({ payload: [1], midi: [2] })).toEqual({ panic: false, data: [2] })
  expect(order({ payload: 0, midi: null })).toEqual({ panic: false, data: 0 })
  for (const word of ['stop', 'panic']) {
    expect([order({ payload: word }), order({ payload: [1], midi: word })]).toEqual([{ panic: true }, { panic: true }])
  }
})

it('what stops a sequencer is handed on, whatever the payload beside it is called', () => {
  const midi = { type: 'stop', data: [], raw: [0xfc] }
  for (const payload of ['stop', 'panic']) expect(order({ payload, midi })).toEqual({ panic: false, data: midi })
})

it('nothing is refused', () => {
  expect(() => order({})).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  expect(() => order({ payload: null })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
