/** The wire protocol, as clients see it. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeOf, createRig } from './support.ts'

test('whoever comes with a login that has ended is told so, and gets no box', () => {
  const { kaithem } = createRig()
  kaithem.widget.Switch({ id: 'light' }).require('/house.view')
  const told = (loginEnded: boolean): string => {
    const frames: string[] = []
    const client = { user: '', loginEnded, send: (frame: string) => void frames.push(frame), close: () => undefined }
    const end = kaithem.widget.connect(client)
    end.receive('{"subsc":["light"]}')
    end.closed()
    return frames.join()
  }
  expect(told(true)).toBe('[["__LOGIN__","ended"]]')
  expect(told(false)).toContain('__SHOWMESSAGE__')
})

test('a guest who sees what pages did not show ends when guests may not view pages any more', async () => {
  const { kaithem, clock } = createRig()
  kaithem.users.set_permissions('Guests', ['/users/pages.view'])
  kaithem.widget.Switch({ id: 'hidden' })
  const shown = kaithem.widget.Switch({ id: 'shown' })
  shown.setPermissions(['__guest__'], [])
  const visit = (id: string): unknown[] => {
    const closes: unknown[] = []
    const close = (code?: number): void => void closes.push(code)
    kaithem.widget.connect({ user: '', onlyShown: true, send: () => undefined, close }).receive(`{"subsc":["${id}"]}`)
    return closes
  }
  const both = [visit('hidden'), visit('shown')]
  kaithem.users.set_permissions('Guests', [])
  await clock.advance(0)
  expect(both).toEqual([[4403], []])
})

describe('subscriptions', () => {
  test('the present value goes to the new subscriber alone', async () => {
    const { kaithem, clock, connect } = createRig()
    kaithem.widget.Switch({ id: 'light' }).write(true)
    const [ann, bob] = [connect('ann'), connect('bob')]
    ann.subscribe('light')
    ann.take()
    bob.subscribe('light')
    await clock.advance(0)
    expect([ann.take(), bob.take()]).toEqual([[], [['light', true]]])
  })

  test('a client that knows versions gets them, and nothing it has already', async () => {
    const { kaithem, clock, connect } = createRig()
    const light = kaithem.widget.Switch({ id: 'light' })
    light.write(true)
    const ann = connect()
    ann.subscribe(['light', 0])
    const [access, [, value, version = 0] = ['']] = ann.take()
    expect([access, value, version > 0]).toEqual([['__ACCESS__', ['light', true]], true, true])
    ann.closed()
    const again = connect()
    again.subscribe(['light', version])
    expect(again.take()).toEqual([['__ACCESS__', ['light', true]]])
    light.write(false)
    await clock.advance(0)
    const third = connect()
    third.subscribe(['light', version])
    expect(third.take()[1]?.slice(0, 2)).toEqual(['light', false])
  })

  test('a widget that is not there is gone, until it comes', async () => {
    const { kaithem, clock, connect } = createRig()
    const ann = connect()
    ann.subscribe('later')
    expect(ann.take()).toEqual([['later']])
    const w = kaithem.widget.Widget({ id: 'later' })
    w.write(5)
    await clock.advance(0)
    expect(ann.take()).toEqual([['later', 5]])
    w.dispose()
    await clock.advance(0)
    expect(ann.take()).toEqual([['later']])
  })

  test('whoever may not see a widget is told so, and the rest of the frame is left', () => {
    const { kaithem, connect } = createRig()
    for (const id of ['a', 'secret', 'b']) kaithem.widget.Widget({ id }).write(1)
    kaithem.widget.get('secret')?.require('/secret.see')
    const ann = connect()
    ann.subscribe('a', 'secret', 'b')
    const [first, second, ...rest] = ann.take()
    expect([first, second?.[0], rest]).toEqual([['a', 1], '__SHOWMESSAGE__', []])
  })

  test('there are 1,024 for a client, those to nothing included', () => {
    const { connect } = createRig()
    const ann = connect()
    ann.subscribe(...Array.from({ length: 1024 }, (_, i) => `w${i}`))
    ann.take()
    ann.subscribe('one more')
    expect(ann.take().map(([id]) => id)).toEqual(['__SHOWMESSAGE__'])
    ann.send({ unsub: ['w0'], subsc: ['one more'] })
    expect(ann.take()).toEqual([['one more']])
  })

  test('unsubscribed is not told any more, not even what waited', async () => {
    const { kaithem, clock, connect } = createRig()
    const w = kaithem.widget.Widget({ id: 'w' })
    const ann = connect()
    ann.subscribe('w')
    w.write(1)
    ann.send({ unsub: ['w', 'never'] })
    w.write(2)
    await clock.advance(0)
    expect(ann.take()).toEqual([])
  })
})

describe('updates', () => {
  test('come before subscriptions of the same frame, in their order', () => {
    const { kaithem, connect } = createRig()
    const seen: unknown[] = []
    kaithem.widget.Widget({ id: 'w' }).attach((_user, value) => seen.push(value))
    const ann = connect()
    ann.send({
      subsc: ['w'],
      upd: [
        ['w', 1],
        ['nothing', 0],
        ['w', 2],
      ],
    })
    expect([seen, ann.take()]).toEqual([[1, 2], [['w', 2]]])
  })

  test.each([
    ['', 'a guest'],
    ['bob', 'who lacks a permission'],
  ])('of %j are ignored: %s', async (user) => {
    const { kaithem, clock, connect } = createRig()
    kaithem.users.add_group('crew', ['/w.edit'])
    kaithem.users.add_user('ann', { groups: ['crew'] })
    const w = kaithem.widget.Widget({ id: 'w' })
    if (user !== '') w.requireToWrite('/w.edit')
    const client = connect(user)
    client.subscribe('w')
    client.take()
    client.set('w', 1)
    await clock.advance(0)
    expect([w.read(), client.take()]).toEqual([null, []])
    connect('ann').set('w', 2)
    expect(w.read()).toBe(2)
  })

  test('an own onUpdate that throws is reported, and the connection goes on', () => {
    const { kaithem, connect, log } = createRig()
    class Broken extends kaithem.widget.Widget {
      override onUpdate() {
        throw new Error('broken')
      }
      override onRequest() {
        throw new Error('silent')
      }
    }
    new Broken({ id: 'w' })
    const ann = connect()
    ann.set('w', 1)
    ann.subscribe('w')
    expect(ann.closes).toEqual([])
    expect(log.filter((line) => /onUpdate|onRequest/.test(line))).toHaveLength(2)
  })

  test('the time is answered to the one who asked', async () => {
    const { clock, connect } = createRig()
    const [ann, bob] = [connect(), connect('bob')]
    clock.jumpWall(3)
    ann.set('_ws_timesync_channel', 123.4)
    await clock.advance(0)
    expect([ann.take(), bob.take()]).toEqual([[['_ws_timesync_channel', [123.4, 1_700_000_003_000]]], []])
  })

  test('clients tell where they are; forEach shows it', () => {
    const { kaithem, connect } = createRig()
    const w = kaithem.widget.Widget({ id: 'w' })
    const ann = connect()
    ann.set('__url__', 'http://house/pumps')
    ann.set('__geo__', 'x'.repeat(5000))
    ann.subscribe('w')
    const seen: unknown[] = []
    w.forEach((client) => void seen.push(client))
    expect(seen).toEqual([
      { id: ann.id, user: 'ann', address: undefined, since: 1_700_000_000, url: 'http://house/pumps' },
    ])
  })
})

describe('frames that are none', () => {
  test('are answered, and end the connection when there are many', () => {
    const { connect } = createRig()
    const ann = connect()
    ann.raw('{')
    expect(ann.take()).toEqual([['__WIDGETERROR__', 'This is not JSON']])
    for (let i = 0; i < 30; i++) ann.raw('7')
    expect(ann.closes).toEqual([[1008, 'too many bad frames']])
    ann.raw('{}')
    expect(ann.closes).toHaveLength(1)
  })

  test('any frames get clean answers, never an error, and keep little', async () => {
    const { kaithem, clock, connect, log } = createRig()
    const { widget } = kaithem
    const made = [
      widget.Slider({ id: 'a' }),
      widget.Button({ id: 'b', type: 'trigger' }),
      widget.TextBox({ id: 'c' }),
      widget.Select([1, 'x'], { id: 'd' }),
      widget.APIWidget({ id: 'e' }),
      widget.Meter({ id: 'f' }),
      widget.ScrollBox({ id: 'g' }),
    ]
    const id = fc.oneof(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', '__url__', '__ERROR__', '__proto__'),
      fc.string(),
    )
    const entry = fc.oneof(id, fc.tuple(id, fc.jsonValue()), fc.jsonValue())
    const lists = fc.record(
      { upd: fc.array(entry), subsc: fc.array(entry), unsub: fc.array(entry), req: fc.array(entry) },
      { requiredKeys: [] },
    )
    const frame = fc.oneof(
      lists.map((one) => JSON.stringify(one)),
      fc.json(),
      fc.string(),
      fc.uint8Array(),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { maxLength: 10 }), async (frames) => {
        const client = connect('ann')
        for (const one of frames) client.raw(one)
        await clock.advance(1)
        for (const answer of client.take()) {
          expect(Array.isArray(answer) && typeof answer[0] === 'string' && answer.length <= 3).toBe(true)
        }
        client.closed()
      }),
      { numRuns: 200 },
    )
    expect(log.filter((line) => line.startsWith('error'))).toEqual([])
    for (const one of made) expect(one.stillActive).toBeTypeOf('function')
    expect(Object.prototype).not.toHaveProperty('x')
  })
})

describe('sending', () => {
  test('what changes together goes in one frame; of state only the latest', async () => {
    const { kaithem, clock, connect } = createRig()
    const [a, b] = [kaithem.widget.Widget({ id: 'a' }), kaithem.widget.Widget({ id: 'b' })]
    const ann = connect()
    ann.subscribe('a', 'b')
    for (let i = 0; i < 5; i++) a.write(i)
    a.send('x')
    b.write(7)
    a.send('y')
    await clock.advance(0)
    expect(ann.frames).toEqual([
      [
        ['a', 4],
        ['a', 'x'],
        ['b', 7],
        ['a', 'y'],
      ],
    ])
  })

  test('waits while the transport is full, and sends the latest then', async () => {
    const { kaithem, clock, connect } = createRig()
    const w = kaithem.widget.Widget({ id: 'w' })
    const ann = connect()
    ann.subscribe('w')
    ann.buffered = 10_000_000
    for (let i = 0; i < 3; i++) {
      w.write(i)
      w.send(`message ${i}`)
      await clock.advance(0.1)
    }
    expect(ann.take()).toEqual([])
    ann.buffered = 0
    await clock.advance(0.1)
    expect(ann.take()).toEqual([
      ['w', 'message 0'],
      ['w', 'message 1'],
      ['w', 2],
      ['w', 'message 2'],
    ])
  })

  test('ends with a client that takes nothing at all, and with one whose send throws', async () => {
    const { kaithem, clock, connect } = createRig()
    const w = kaithem.widget.Widget({ id: 'w' })
    const slow = connect()
    slow.subscribe('w')
    slow.buffered = 10_000_000
    for (let i = 0; i < 20_002; i++) w.send(i)
    expect(slow.closes).toEqual([[1013, 'too slow']])
    const closes: unknown[] = []
    const end = kaithem.widget.connect({
      user: 'bob',
      send: () => {
        throw new Error('broken pipe')
      },
      close: (code) => void closes.push(code),
    })
    end.receive('{"subsc":["w"]}')
    w.write(1)
    await clock.advance(0)
    expect(closes).toEqual([1013])
  })

  test('ends when a permission that was used is taken away', async () => {
    const { kaithem, clock, connect } = createRig()
    kaithem.users.add_group('crew', ['/w.see', '/other'])
    kaithem.users.add_user('ann', { groups: ['crew'] })
    kaithem.widget.Widget({ id: 'w' }).require('/w.see')
    const ann = connect('ann')
    ann.subscribe('w')
    kaithem.users.set_permissions('crew', ['/w.see'])
    await clock.advance(0)
    expect(ann.closes).toEqual([])
    kaithem.users.set_permissions('crew', [])
    await clock.advance(0)
    expect(ann.closes).toEqual([[4403, 'a permission was taken away']])
  })
})

test('permissions of a widget that change are heeded at once', async () => {
  const { kaithem, clock, connect } = createRig()
  const w = kaithem.widget.Widget({ id: 'w' })
  const ann = connect()
  ann.subscribe(['w', 0])
  ann.take()
  w.setPermissions([], ['/w.edit'])
  await clock.advance(0)
  expect(ann.take()).toEqual([['__ACCESS__', ['w', false]]])
  w.setPermissions(['/w.see'], [])
  w.write(1)
  await clock.advance(0)
  expect(ann.take()).toEqual([['w']])
})

test('after closing nothing works, and no timer is left', async () => {
  const { kaithem, clock, connect } = createRig()
  kaithem.widget.Widget({ id: 'w' })
  const ann = connect()
  ann.subscribe('w')
  kaithem.close()
  expect(ann.closes).toEqual([[1001, 'shutting down']])
  expect(codeOf(() => kaithem.widget.Widget())).toBe('KAITHEM_CLOSED')
  expect(codeOf(() => connect())).toBe('KAITHEM_CLOSED')
  expect(clock.pending).toBe(0)
})

describe('a guest over a transport that shows only what was shown', () => {
  const connectGuest = (kaithem: ReturnType<typeof createRig>['kaithem']) => {
    const frames: string[] = []
    const end = kaithem.widget.connect({ user: '', onlyShown: true, send: (f) => void frames.push(f), close: () => {} })
    const ask = (frame: object): string => {
      frames.length = 0
      end.receive(JSON.stringify(frame))
      return frames.join()
    }
    return ask
  }

  test('gets no widget without permissions that no guest was shown', () => {
    const { kaithem } = createRig()
    const light = kaithem.widget.Switch({ id: 'light' })
    const ask = connectGuest(kaithem)
    expect(ask({ subsc: ['light'], req: ['light'] })).not.toContain('"light"')
    kaithem.users.set_permissions('Guests', ['/users/pages.view'])
    expect(ask({ subsc: ['light'] })).toContain('"light"')
    kaithem.users.set_permissions('Guests', [])
    light.setPermissions(['__guest__'], [])
    expect(ask({ req: ['light'] })).toContain('"light"')
  })
})
