/** The kaithem object itself. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'
import { createMemoryStore } from '../../lib/platform/fake/store.ts'

let clock: ManualClock
let kaithem: Kaithem
const code = (name: string) => expect.objectContaining({ code: name })

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock })
})
afterEach(() => kaithem.close())

function fakeNode(id: string) {
  const closers: (() => void)[] = []
  const errors: unknown[] = []
  return {
    ...{ id, errors },
    on: (_: 'close', listener: () => void) => closers.push(listener),
    error: (error: unknown) => errors.push(error),
    close: () => closers.forEach((closer) => void closer()),
  }
}

describe('kaithem', () => {
  it('kaithem.message is the message bus', async () => {
    const seen: unknown[] = []
    kaithem.message.subscribe('/a', (message: unknown) => seen.push(message))
    kaithem.message.post('/a', 1)
    await clock.advance(0)
    expect(seen).toEqual([1])
  })

  it('kaithem.tags is the same tags for every view', () => {
    kaithem.tags['/a'].value = 3
    expect(kaithem.scope('other').tags['/a'].value).toBe(3)
  })

  it('kaithem.states makes machines that every view finds by name', () => {
    const sm = kaithem.states.StateMachine('shut', { name: 'door' })
    expect(kaithem.scope('other').states.get('door')?.state).toBe(sm.state)
  })

  it('kaithem.units converts, with the units of everybody', () => {
    kaithem.scope('other').units.define('smoot', 1.7018, 'length')
    expect(kaithem.units.convert(1, 'smoot', 'm')).toBeCloseTo(1.7018, 12)
  })

  it('kaithem.alerts has the alerts of everybody', () => {
    const alert = kaithem.scope('other').alerts.Alert('hot')
    expect(kaithem.alerts.get('hot')?.id).toBe(alert.id)
  })

  it('kaithem.events calls back, and a view ends its own', async () => {
    const seen: string[] = []
    const other = kaithem.scope('other')
    kaithem.events.on_message('/a', () => seen.push('mine'))
    other.events.on_message('/a', () => seen.push('its'))
    other.close()
    kaithem.message.post('/a', 1)
    await clock.advance(1)
    expect(seen).toEqual(['mine'])
  })

  it('kaithem.devices has the devices of everybody', () => {
    kaithem.devices.create('room', { type: 'DemoSensor' })
    expect(kaithem.scope('other').devices.has('room')).toBe(true)
  })

  it('kaithem.persist keeps documents, in memory where there is no var dir', () => {
    kaithem.persist.save({ a: 1 }, 'a.json')
    expect(kaithem.scope('other').persist.load('a.json')).toEqual({ a: 1 })
  })

  it('kaithem.string writes numbers for people', () => {
    expect(kaithem.string.si_format(1_000_000)).toBe('1M')
  })

  it('kaithem.misc says which version this is', () => {
    expect(kaithem.misc.version_info().slice(0, 3).join('.')).toBe(kaithem.misc.version().split(' ')[0])
  })

  it('kaithem.sys finds programs', () => {
    expect(kaithem.sys.which('no such program')).toBeNull()
  })

  it('kaithem.web answers for everybody, by what everybody mounted', () => {
    kaithem.scope('page').web.controllers.set(['hello'], () => 'Hello')
    expect(kaithem.web.controllers.keys()).toEqual([['hello']])
  })

  it('kaithem.users has the users of everybody', () => {
    kaithem.scope('other').users.add_user('ann')
    expect(kaithem.users.check_permission('ann', '__guest__')).toBe(true)
  })

  it('kaithem.plugin adds a part to every view', () => {
    const other = kaithem.scope('other')
    kaithem.plugin.add_plugin('foo', { bar: 1 })
    expect(Reflect.get(other, 'foo')).toEqual({ bar: 1 })
  })

  it('kaithem.resource is empty where the host offers nothing', () => {
    expect(kaithem.resource.get('tab', 'node')).toBeUndefined()
  })

  it('kaithem.scope frees what a node made when the node closes, and nothing else', async () => {
    const node = fakeNode('n1')
    const scope = kaithem.scope(node)
    expect(kaithem.scope(node)).toBe(scope)
    const seen: unknown[] = []
    scope.tags['/a'].claim(5, 'node', 80)
    scope.tags['/a'].subscribe((value) => seen.push(value), true)
    scope.message.subscribe('/m', (message: unknown) => seen.push(message))
    const sm = scope.states.StateMachine('shut', { name: 'door' })
    expect(kaithem.tags['/a'].value).toBe(5)
    node.close()
    kaithem.tags['/a'].value = 7
    kaithem.message.post('/m', 1)
    await clock.advance(0)
    expect([kaithem.tags['/a'].value, sm.state, kaithem.states.get('door')]).toEqual([7, '__closed__', undefined])
    expect(seen).toEqual([5])
    expect(kaithem.scope(node)).not.toBe(scope)
  })

  it('kaithem.scope shows errors of callbacks on their node', () => {
    const node = fakeNode('n1')
    kaithem.scope(node).tags['/a'].subscribe(() => {
      throw new Error('my fault')
    })
    kaithem.tags['/a'].value = 1
    expect(String(node.errors[0])).toContain('my fault')
  })

  it('kaithem.scope takes a name for a scope of one’s own, and refuses what is neither', () => {
    expect(kaithem.scope('mine')).not.toBe(kaithem.scope('mine'))
    expect(() => kaithem.scope(undefined as never)).toThrow(code('KAITHEM_TYPE'))
    expect(() => kaithem.scope({ id: 'x' } as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.flush writes what is remembered now', () => {
    const memory = createMemoryStore()
    let flushed = 0
    const own = createKaithem({ clock, store: { ...memory, flush: () => void flushed++ } })
    own.tags['/a'].restore = true
    own.tags['/a'].value = 3
    own.flush()
    expect(flushed).toBe(1)
    const next = createKaithem({ clock, store: memory })
    next.tags['/a'].restore = true
    expect(next.tags['/a'].value).toBe(3)
    own.close()
    next.close()
  })

  it('kaithem.close frees everything and leaves no timer', async () => {
    const sm = kaithem.states.StateMachine('a')
    sm.add_state('a')
    sm.set_timer('a', 10, 'a')
    kaithem.tags['/a'].claim(1, 'c', { expiration: 10 })
    kaithem.message.post('/a', 1)
    expect(clock.pending).toBeGreaterThan(0)
    kaithem.close()
    kaithem.close()
    expect([clock.pending, sm.state]).toEqual([0, '__closed__'])
    expect(() => kaithem.tags['/a'].subscribe(() => {})).toThrow(code('KAITHEM_CLOSED'))
  })

  it('kaithem.dispose is close under another name, also for using', () => {
    const one = kaithem.scope('one')
    const two = kaithem.scope('two')
    one.tags['/a'].claim(1, 'one', 60)
    two.tags['/a'].claim(2, 'two', 70)
    two.dispose()
    expect(kaithem.tags['/a'].value).toBe(1)
    one[Symbol.dispose]()
    expect(kaithem.tags['/a'].value).toBe(0)
  })
})
