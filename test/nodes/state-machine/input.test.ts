import { beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../../nodes/_runtime/red-types.ts'
import { createInput } from '../../../nodes/state-machine/input.ts'
import { Outlet } from '../../../nodes/state-machine/output.ts'
import type { RunningMachine } from '../../../nodes/state-machine/running.ts'

let calls: unknown[]
let answers: unknown[]
beforeEach(() => {
  calls = []
  answers = []
})

const machine = {
  name: 'lamp',
  now: () => ({ state: 'on', previous: 'off', since: 5, age: 1, active: ['on'], timer: undefined }),
  events: () => ['push'],
  event: (event: string) => calls.push(['event', event]),
  reset: () => calls.push(['reset']),
  jump: (state: string) => calls.push(['jump', state]),
  seek: (seconds: number) => calls.push(['seek', seconds]),
} as unknown as RunningMachine

function give(message: object, unknown: 'ignore' | 'error' = 'ignore'): void {
  const outlet = new Outlet(() => undefined, undefined)
  outlet.open()
  const event = {
    use: (msg: Message, handle: (value: unknown) => void | Promise<void>) => handle(msg.payload),
  }
  const input = createInput({ machine, outlet, event, unknown })
  input(message as Message, (answer) => answers.push(answer))
}

describe('events', () => {
  test.each([
    ['push', 'push'],
    [5, '5'],
    [true, 'true'],
  ])('%j', (payload, event) => {
    give({ payload })
    expect(calls).toEqual([['event', event]])
  })

  test.each([[undefined], [null], [''], [{}], [[]], [() => 1]])('%j is refused', (payload) => {
    expect(() => give({ payload })).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
    expect(calls).toEqual([])
  })

  test('unknown ones are ignored, or an error', () => {
    give({ payload: 'kick' })
    expect(() => give({ payload: 'kick' }, 'error')).toThrow(
      expect.objectContaining({ code: 'KAITHEM_KEY', message: expect.stringContaining('"kick"') }),
    )
    give({ payload: 'push' }, 'error')
    expect(calls).toEqual([
      ['event', 'kick'],
      ['event', 'push'],
    ])
  })
})

describe('orders', () => {
  test.each([
    [{ control: 'reset', payload: 'push' }, ['reset']],
    [{ control: 'jump', state: 'off' }, ['jump', 'off']],
    [{ control: 'seek', seconds: -3 }, ['seek', -3]],
  ])('%j', (message, call) => {
    give(message)
    expect(calls).toEqual([call])
  })

  test('a query is answered on the message that asked', () => {
    give({ control: 'query', req: 'request' })
    expect(answers).toEqual([
      {
        control: 'query',
        req: 'request',
        payload: 'on',
        topic: 'lamp',
        prev_state: 'off',
        age: 1,
        trigger: 'query',
        event: null,
        timestamp: 5,
      },
    ])
    expect(calls).toEqual([])
  })

  test.each([
    [{ control: 'dance' }, 'KAITHEM_VALUE'],
    [{ control: 'constructor' }, 'KAITHEM_VALUE'],
    [{ control: 5 }, 'KAITHEM_VALUE'],
    [{ control: null }, 'KAITHEM_VALUE'],
    [{ control: 'jump' }, 'KAITHEM_TYPE'],
    [{ control: 'jump', state: '' }, 'KAITHEM_TYPE'],
    [{ control: 'seek' }, 'KAITHEM_TYPE'],
    [{ control: 'seek', seconds: '3' }, 'KAITHEM_TYPE'],
    [{ control: 'seek', seconds: Number.NaN }, 'KAITHEM_TYPE'],
  ])('%j is refused', (message, code) => {
    expect(() => give(message)).toThrow(expect.objectContaining({ code }))
    expect(calls).toEqual([])
  })
})
