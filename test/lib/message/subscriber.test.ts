import { describe, expect, it } from 'vitest'
import { type MessageCallback, type SubscribeOptions, Subscriber } from '../../../lib/message/subscriber.ts'
import { Owner } from '../../../lib/scope.ts'

const entry = ['/t', 'm', 5, 'note'] as const

function argumentsOf(callback: (seen: unknown[][]) => MessageCallback, options?: SubscribeOptions): unknown[] {
  const seen: unknown[][] = []
  new Subscriber(new Owner('o'), '/t', callback(seen), 0, options).deliver(...entry)
  return seen[0] ?? []
}

describe('arguments', () => {
  const all = ['/t', 'm', 5, 'note']
  it.each<[string, (seen: unknown[][]) => MessageCallback, SubscribeOptions | undefined, unknown[]]>([
    ['one', (s) => (m: unknown) => s.push([m]), undefined, ['m']],
    ['two', (s) => (t: unknown, m: unknown) => s.push([t, m]), undefined, ['/t', 'm']],
    ['four', (s) => (a: unknown, b: unknown, c: unknown, d: unknown) => s.push([a, b, c, d]), undefined, all],
    [
      'rest',
      (s) =>
        (...args: unknown[]) =>
          s.push(args),
      undefined,
      all,
    ],
    [
      'defaults',
      (s) =>
        (a: unknown = 0, ...args: unknown[]) =>
          s.push([a, ...args]),
      undefined,
      all,
    ],
    [
      'rest, told 1',
      (s) =>
        (...args: unknown[]) =>
          s.push(args),
      { args: 1 },
      ['m'],
    ],
    [
      'rest, told 0',
      (s) =>
        (...args: unknown[]) =>
          s.push(args),
      { args: 0 },
      [],
    ],
    [
      'one, told 4',
      (s) =>
        (a: unknown, ...args: unknown[]) =>
          s.push([a, ...args]),
      { args: 4 },
      all,
    ],
    [
      'bound',
      (s) =>
        function (this: unknown, t: unknown, m: unknown) {
          s.push([this, t, m])
        }.bind('self'),
      undefined,
      ['self', '/t', 'm'],
    ],
  ])('%s', (_, callback, options, expected) => {
    expect(argumentsOf(callback, options)).toEqual(expected)
  })

  it.each<[string, MessageCallback, object | undefined]>([
    ['three', (a: unknown, b: unknown, c: unknown) => [a, b, c], undefined],
    ['five', (a: unknown, b: unknown, c: unknown, d: unknown, e: unknown) => [a, b, c, d, e], undefined],
    ['told 3', () => 0, { args: 3 }],
    ['told a text', () => 0, { args: '1' }],
  ])('%s is refused', (_, callback, options) => {
    expect(() => new Subscriber(new Owner('o'), '/t', callback, 0, options as SubscribeOptions | undefined)).toThrow(
      expect.objectContaining({ code: 'KAITHEM_VALUE' }),
    )
  })

  it.each([[undefined], [null], ['f'], [{}]])('%j is no callback', (callback) => {
    expect(() => Reflect.construct(Subscriber, [new Owner('o'), '/t', callback, 0])).toThrow(
      expect.objectContaining({ code: 'KAITHEM_TYPE' }),
    )
  })

  it('survives a callback whose result cannot be inspected', () => {
    const errors: string[] = []
    const owner = new Owner('o', undefined, (error) => errors.push(String(error)))
    const result = Object.defineProperty({}, 'then', {
      get: () => {
        throw new Error('trap')
      },
    })
    new Subscriber(owner, '/t', () => result, 0, undefined).deliver(...entry)
    expect(errors).toEqual(['Error: trap'])
  })
})
