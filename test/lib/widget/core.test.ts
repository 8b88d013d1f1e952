import { expect, test } from 'vitest'
import { coreOf } from '../../../lib/widget/widget.ts'
import { codeOf, createRig } from './support.ts'

test('a client changes it: value, both callbacks, then all clients see it', async () => {
  const { kaithem, clock, connect } = createRig()
  const seen: unknown[] = []
  const light = kaithem.widget.Switch({ id: 'light' })
  const [ann, bob] = [connect('ann'), connect('bob')]
  ann.subscribe('light')
  bob.subscribe('light')
  for (const one of [ann, bob]) one.take()
  light.attach((user, value) => seen.push([user, value, light.read()]))
  light.attach2((user, value, id) => seen.push([user, value, id, bob.frames.length]))
  ann.set('light', true)
  await clock.advance(0)
  expect(seen).toEqual([
    ['ann', true, true],
    ['ann', true, ann.id, 0],
  ])
  expect([ann.take(), bob.take()]).toEqual([[['light', true]], [['light', true]]])
})

test('a callback that throws does not keep the value from the others', async () => {
  const { kaithem, clock, connect, log } = createRig()
  const light = kaithem.widget.Switch({ id: 'light' })
  light.attach(() => {
    throw new Error('no')
  })
  const bob = connect('bob')
  bob.subscribe('light')
  bob.take()
  for (const value of [true, false]) {
    connect().set('light', value)
    await clock.advance(0)
  }
  expect(bob.take()).toEqual([
    ['light', true],
    ['light', false],
  ])
  expect(log.filter((line) => line.includes('callback of widget light'))).toHaveLength(1)
})

test('writing calls back as the server, and a callback may write again, but not for ever', async () => {
  const { kaithem, clock, connect } = createRig()
  const seen: unknown[] = []
  const w = kaithem.widget.Widget({ id: 'w' })
  w.attach((user, value) => {
    seen.push([user, value])
    if (value === 1) w.write(2)
  })
  const ann = connect()
  ann.subscribe('w')
  w.write(1)
  await clock.advance(0)
  expect(seen).toEqual([
    ['__SERVER__', 1],
    ['__SERVER__', 2],
  ])
  expect(ann.take()).toEqual([['w', 2]])
  const codes: unknown[] = []
  const loop = kaithem.widget.Widget()
  loop.attach((_user, value) => codes.push(codeOf(() => loop.write((value as number) + 1))))
  loop.write(0)
  expect(codes).toContain('KAITHEM_LOOP')
})

test('write without push waits for the next subscriber; what cannot be sent is not kept', async () => {
  const { kaithem, clock, connect } = createRig()
  const w = kaithem.widget.Widget({ id: 'w' })
  const ann = connect()
  ann.subscribe('w')
  w.write({ a: 1 }, false)
  await clock.advance(0)
  expect(ann.take()).toEqual([])
  ann.send({ req: ['w'] })
  expect(ann.take()).toEqual([['w', { a: 1 }]])
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(codeOf(() => w.write(circle))).toBe('KAITHEM_TYPE')
  expect(w.read()).toEqual({ a: 1 })
})

test('versions grow with every change, over widgets of the same id too', () => {
  const { kaithem } = createRig()
  const first = coreOf(kaithem.widget.Widget({ id: 'w' }))
  const before = first.version
  first.write(1, true)
  const second = coreOf(kaithem.widget.Widget({ id: 'w' }))
  expect(first.version).toBeGreaterThan(before)
  expect(second.version).toBeGreaterThan(first.version)
  expect(first.closed).toBe(true)
})

test('it is active while somebody sees it, and half a minute more', async () => {
  const { kaithem, clock, connect } = createRig()
  const w = kaithem.widget.Widget({ id: 'w' })
  expect(w.stillActive()).toBe(false)
  const ann = connect()
  ann.subscribe('w')
  await clock.advance(100)
  expect(w.stillActive()).toBe(true)
  ann.closed()
  await clock.advance(29)
  expect(w.stillActive()).toBe(true)
  await clock.advance(2)
  expect(w.stillActive()).toBe(false)
})
