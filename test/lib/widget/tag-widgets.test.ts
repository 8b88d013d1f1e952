import { expect, test } from 'vitest'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import { codeOf, createRig } from './support.ts'

test('the same is asked for, the same is given; it ends with the tag', () => {
  const { kaithem } = createRig()
  const temp = kaithem.tags.get('/temp')
  const widget = temp.widget({ type: 'meter', label: 'T' })
  expect(kaithem.scope('node').tags.get('/temp').widget({ label: 'T', type: 'meter' })).toBe(widget)
  expect(temp.widget({ type: 'gauge' })).not.toBe(widget)
  kaithem.tags.delete('/temp')
  expect(kaithem.widget.get(widget.uuid)).toBeUndefined()
  expect(codeOf(() => temp.widget())).toBe('KAITHEM_CLOSED')
})

test('a meter follows value, limits and units of its tag', async () => {
  const { kaithem, clock, connect } = createRig()
  const temp = kaithem.tags.get('/temp')
  temp.unit = 'degC'
  const widget = temp.widget({ type: 'meter' })
  expect(widget.read()).toBe(null)
  const ann = connect()
  ann.subscribe(widget.uuid)
  ann.take()
  temp.value = 20
  await clock.advance(0)
  temp.hi = 15
  temp.displayUnits = 'degC'
  temp.value = 21
  await clock.advance(0)
  expect(ann.take()).toEqual([
    [widget.uuid, [20, 'normal', '20C/68.0F']],
    [widget.uuid, [21, 'error', '21C', { min: 0, max: 100, zones: [['error', 15, 100]] }]],
  ])
})

test('switches, choices and texts follow both ways', async () => {
  const { kaithem, clock, connect } = createRig()
  const lamp = kaithem.tags.get('/lamp')
  lamp.subtype = 'bool'
  const mode = kaithem.tags.get('/mode')
  mode.enum = { 0: 'off', 2: 'auto' }
  const name = kaithem.tags.StringTag('/name')
  const ids = [lamp.widget().uuid, mode.widget().uuid, name.widget().uuid] as const
  const ann = connect()
  ann.subscribe(...ids)
  ann.take()
  ann.set(ids[0], true)
  ann.set(ids[1], 2)
  ann.set(ids[1], 1)
  ann.set(ids[2], 'gate')
  expect([lamp.value, mode.value, name.value]).toEqual([1, 2, 'gate'])
  ann.take()
  lamp.value = 0
  name.value = 'door'
  await clock.advance(0)
  expect(ann.take()).toEqual([
    [ids[0], false],
    [ids[2], 'door'],
  ])
})

test('after a restart a page gets the widgets it has back, and made up ones stay away', () => {
  const store = createMemoryStore()
  const first = createRig({ store })
  const { uuid } = first.kaithem.tags.get('/temp').widget({ type: 'gauge' })
  const second = createRig({ store })
  const { tags, users } = second.kaithem
  users.add_group('crew', ['/see'])
  users.add_user('ann', { groups: ['crew'] })
  const ann = second.connect('ann')
  ann.subscribe(uuid)
  expect(ann.take()).toEqual([[uuid]])
  tags.get('/temp').value = 5
  tags.get('/temp').expose('/see')
  second.connect('bob').send({ subsc: [uuid] })
  expect(second.kaithem.widget.get(uuid)).toBeUndefined()
  const madeUp = [uuid.replace(/^tag:./, 'tag:_'), uuid.replace('gauge', 'meter'), 'tag:/temp', 'tag:x./temp']
  ann.send({ unsub: [uuid], subsc: [uuid, ...madeUp] })
  expect(ann.take()).toEqual([[uuid, [5, 'normal', '5']], ...madeUp.map((id) => [id])])
})

test('also those of tags that nobody exposed', () => {
  const store = createMemoryStore()
  const { uuid } = createRig({ store }).kaithem.tags.get('/temp').widget({ type: 'gauge' })
  const second = createRig({ store })
  second.kaithem.tags.get('/temp').value = 7
  const bob = second.connect('bob')
  bob.subscribe(uuid)
  expect(bob.take()).toEqual([[uuid, [7, 'normal', '7']]])
})

test('a chart records while nobody looks, for a while', async () => {
  const { kaithem, clock, connect } = createRig()
  const temp = kaithem.tags.get('/temp')
  temp.value = 1
  const { uuid } = temp.widget({ type: 'chart', seconds: 60 })
  for (const value of [2, 3]) {
    await clock.advance(10)
    temp.value = value
  }
  const ann = connect()
  ann.subscribe(uuid)
  const [, state] = ann.take()[0] ?? []
  expect((state as { points: [number, number][] }).points.map(([, value]) => value)).toEqual([1, 2, 3])
  ann.closed()
  await clock.advance(1300)
  expect(kaithem.widget.get(uuid)).toBeUndefined()
})

test('many ways of showing one tag do not pile up', () => {
  const { kaithem } = createRig()
  const temp = kaithem.tags.get('/temp')
  for (let i = 0; i < 500; i++) temp.widget({ label: `page ${i}` })
  expect(kaithem.widget.get(temp.widget({ label: 'page 499' }).uuid)).toBeDefined()
  const left = Array.from({ length: 500 }, (_, i) => `tag:${encodeURIComponent(`{"label":"page ${i}"}`)}/temp`)
  expect(left.filter((id) => kaithem.widget.get(id) !== undefined).length).toBeLessThanOrEqual(64)
})

test('a guest whom a page showed it gets it back, though nobody else was shown it since', () => {
  const store = createMemoryStore()
  const { uuid } = createRig({ store }).kaithem.tags.get('/temp').widget({ type: 'gauge' })
  const { kaithem } = createRig({ store })
  kaithem.tags.get('/temp').value = 7
  const frames: string[] = []
  const end = kaithem.widget.connect({ user: '', onlyShown: true, send: (f) => void frames.push(f), close: () => {} })
  end.receive(JSON.stringify({ subsc: [uuid] }))
  expect(frames.join()).toContain('[7,"normal","7"]')
})
