import { expect, test } from 'vitest'
import { createRig } from './support.ts'

test('a tag that is exposed is claimed with its priority, by whoever may', async () => {
  const { kaithem, clock, connect } = createRig()
  kaithem.users.add_group('crew', ['/see', '/edit'])
  kaithem.users.add_user('ann', { groups: ['crew'] })
  const lamp = kaithem.tags.get('/lamp')
  lamp.expose('/see', '/edit', 70)
  const { uuid } = lamp.widget({ type: 'slider', min: 0, max: 10 })
  const [ann, bob] = [connect('ann'), connect('bob')]
  ann.subscribe(uuid)
  bob.subscribe(uuid)
  expect(bob.take().map(([id]) => id)).toEqual(['__SHOWMESSAGE__'])
  bob.set(uuid, 9)
  ann.set(uuid, 4)
  expect(lamp.claims()[0]).toMatchObject({
    name: 'WebAPIClaim',
    value: 4,
    priority: 70,
    annotation: 'ann',
    active: true,
  })
  await clock.advance(0)
  expect(ann.take()).toEqual([
    [uuid, 0],
    [uuid, 4],
  ])
})

test('one that is not exposed is set as by code, so that restore keeps it', () => {
  const { kaithem, connect } = createRig()
  const lamp = kaithem.tags.get('/lamp')
  connect('ann').set(lamp.widget({ type: 'switch' }).uuid, true)
  expect(lamp.claims()).toMatchObject([{ name: 'default', value: 1, annotation: 'ann' }])
})

test('a stronger claim, and a handler that refuses, leave everybody with the true value', async () => {
  const { kaithem, clock, connect } = createRig()
  const fan = kaithem.tags.get('/fan')
  Object.assign(fan, { min: 0, max: 10, value: 1 })
  const { uuid } = fan.widget()
  const ann = connect()
  ann.subscribe(uuid)
  ann.take()
  const night = fan.claim(2, 'night', 80)
  await clock.advance(0)
  ann.take()
  ann.set(uuid, 7)
  expect(ann.take()).toEqual([[uuid, 2]])
  night.release()
  fan.setHandler(() => {
    throw new Error('not now')
  })
  await clock.advance(0)
  ann.take()
  ann.set(uuid, 9)
  expect(ann.take()).toEqual([
    ['__SHOWSNACKBAR__', ['not now', 6]],
    [uuid, 7],
  ])
})

test('a tag is watched only while somebody sees it', async () => {
  const { kaithem, clock, connect } = createRig()
  const temp = kaithem.tags.get('/temp')
  const { uuid } = temp.widget({ type: 'meter' })
  const counts: unknown[] = []
  kaithem.message.subscribe('/system/tags/subscribers/temp', (message) => counts.push(message), { args: 1 })
  const ann = connect()
  ann.subscribe(uuid)
  await clock.advance(0)
  ann.closed()
  await clock.advance(0)
  expect(counts).toEqual([1, 0])
})

test('whoever loses the leave to see it is told before the next value', async () => {
  const { kaithem, clock, connect } = createRig()
  const temp = kaithem.tags.get('/temp')
  const { uuid } = temp.widget({ type: 'meter' })
  const ann = connect()
  ann.subscribe(uuid)
  ann.take()
  temp.expose('/secret')
  temp.value = 5
  await clock.advance(0)
  expect(ann.take()).toEqual([[uuid]])
})
