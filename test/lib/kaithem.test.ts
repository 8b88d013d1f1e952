import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'
import { createMemoryLog } from '../../lib/platform/fake/log.ts'
import { createMemoryStore } from '../../lib/platform/fake/store.ts'

class FakeNode extends EventEmitter {
  readonly id: string
  readonly errors: unknown[] = []
  constructor(id: string) {
    super()
    this.id = id
  }
  error(error: unknown): void {
    this.errors.push(error)
  }
}

function rig() {
  const clock = new ManualClock(1_700_000_000)
  const log = createMemoryLog()
  const store = createMemoryStore()
  return { clock, log, store, kaithem: createKaithem({ clock, log, store }) }
}

describe('the kaithem object', () => {
  it('has live tags, messages, machines and units that work together', async () => {
    const { kaithem, clock } = rig()
    const seen: unknown[] = []
    kaithem.message.subscribe('/shop/#', (topic: string, message: unknown) => seen.push([topic, message]))
    const temperature = kaithem.tags['/shop/temp']
    temperature.unit = 'degC'
    temperature.subscribe((value) => kaithem.message.post('/shop/temp', value))
    temperature.value = 21
    const machine = new kaithem.states.StateMachine('cold')
    machine.add_state('cold')
    machine.add_state('warm')
    machine.add_rule('cold', () => temperature.value > 25, 'warm')
    await clock.advance(0)
    expect(seen).toEqual([['/shop/temp', 21]])
    temperature.value = 30
    await clock.advance(0.1)
    expect(machine.state).toBe('warm')
    expect(temperature.convertTo('degF')).toBe(86)
    kaithem.close()
  })

  it('leaves no timer when closed', async () => {
    const { kaithem, clock } = rig()
    const machine = kaithem.states.StateMachine('a')
    machine.add_state('a')
    machine.add_rule('a', () => false, 'a')
    machine.set_timer('a', 100, 'a')
    kaithem.tags['/x'].claim(1, 'short', 60).setExpiration(5)
    kaithem.message.post('/a', 1)
    expect(clock.pending).toBeGreaterThan(0)
    kaithem.close()
    expect(clock.pending).toBe(0)
  })

  it('shares nothing with another one', () => {
    const [one, two] = [rig().kaithem, rig().kaithem]
    one.tags['/a'].value = 1
    expect(two.tags.has('/a')).toBe(false)
    one.close()
    two.close()
  })

  it('logs an error of a callback nobody else shows, and posts it', async () => {
    const { kaithem, clock, log } = rig()
    const notices: unknown[] = []
    kaithem.message.subscribe('/system/notifications/errors', (text: unknown) => notices.push(text))
    kaithem.tags['/a'].subscribe(() => {
      throw new Error('no hands')
    })
    kaithem.tags['/a'].value = 1
    await clock.advance(0)
    expect(log.entries.filter(({ text }) => text.includes('no hands'))).toHaveLength(1)
    expect(notices).toEqual([expect.stringContaining('no hands')])
    kaithem.close()
  })

  it('does not turn a failing listener of errors into a flood', async () => {
    const { kaithem, clock, log } = rig()
    kaithem.message.subscribe('/system/notifications/#', () => {
      throw new Error('again')
    })
    kaithem.message.post('/system/notifications/errors', 'start')
    await clock.advance(10)
    expect(log.entries).toHaveLength(1)
    kaithem.close()
  })

  it('is a short text in JSON and is passed by reference by message clones', () => {
    const { kaithem } = rig()
    expect(JSON.stringify({ kaithem })).toBe('{"kaithem":"[kaithem]"}')
    expect(Object.prototype.toString.call(kaithem)).toBe('[object Kaithem]')
    kaithem.close()
  })
})

describe('scope', () => {
  it('shows the same live things and frees what was made through it', async () => {
    const { kaithem, clock } = rig()
    const node = new FakeNode('f1')
    const scoped = kaithem.scope(node)
    const seen: number[] = []
    scoped.tags['/a'].subscribe((value) => seen.push(value))
    scoped.tags['/a'].claim(5, 'from the node', 70)
    scoped.message.subscribe('/m', () => seen.push(-1))
    const machine = new scoped.states.StateMachine('s', { name: 'of the node' })
    machine.add_state('s')
    machine.set_timer('s', 10, 's')
    expect(kaithem.tags['/a'].value).toBe(5)
    expect(kaithem.states.get('of the node')?.state).toBe('s')
    node.emit('close')
    expect(kaithem.tags['/a'].value).toBe(0)
    expect(kaithem.states.machines.has('of the node')).toBe(false)
    expect(clock.pending).toBe(0)
    seen.length = 0
    kaithem.tags['/a'].value = 9
    kaithem.message.post('/m', 1)
    await clock.advance(0)
    expect(seen).toEqual([])
    kaithem.close()
  })

  it('is one per node, and a new one after the node has closed', () => {
    const { kaithem } = rig()
    const node = new FakeNode('f1')
    const first = kaithem.scope(node)
    expect(kaithem.scope(node)).toBe(first)
    expect(first.scope(node)).toBe(first)
    node.emit('close')
    expect(kaithem.scope(node)).not.toBe(first)
    kaithem.close()
  })

  it('is one for a function node, whose node object is new with every message', () => {
    const { kaithem } = rig()
    const real = new FakeNode('f1')
    const on = real.on.bind(real)
    const first = kaithem.scope({ id: 'f1', on })
    expect(kaithem.scope({ id: 'f1', on })).toBe(first)
    expect(kaithem.scope({ id: 'f1', on: new FakeNode('f1').on.bind(real) })).not.toBe(first)
    expect(real.listenerCount('close')).toBe(2)
    kaithem.close()
  })

  it('knows its own node also where that shows only its id', () => {
    const { kaithem } = rig()
    const scoped = kaithem.scope(new FakeNode('f1'))
    expect(scoped.scope({ id: 'f1' } as never)).toBe(scoped)
    expect(() => scoped.scope({ id: 'f2' } as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
    kaithem.close()
  })

  it('keeps two nodes apart', () => {
    const { kaithem } = rig()
    const [a, b] = [new FakeNode('a'), new FakeNode('b')]
    kaithem.scope(a).tags['/x'].claim(1, 'a', 60)
    kaithem.scope(b).tags['/x'].claim(2, 'b', 55)
    expect(kaithem.tags['/x'].claims().map(({ name, owner }) => `${name} of ${owner}`)).toEqual([
      'a of a',
      'b of b',
      'default of ',
    ])
    a.emit('close')
    expect(kaithem.tags['/x'].value).toBe(2)
    kaithem.close()
  })

  it('refuses new subscriptions after the node closed, but values can still be set', () => {
    const { kaithem } = rig()
    const node = new FakeNode('f1')
    const scoped = kaithem.scope(node)
    node.emit('close')
    scoped.tags['/a'].value = 3
    expect(kaithem.tags['/a'].value).toBe(3)
    expect(() => scoped.tags['/a'].subscribe(() => {})).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
    expect(() => scoped.message.subscribe('/a', () => {})).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
    kaithem.close()
  })

  it('shows errors on its node, with the code', () => {
    const { kaithem, log } = rig()
    const node = new FakeNode('f1')
    kaithem.scope(node).tags['/a'].subscribe(() => {
      throw new Error('oops')
    })
    kaithem.tags['/a'].value = 1
    expect(node.errors).toHaveLength(1)
    expect(String(node.errors[0])).toContain('oops')
    expect(log.entries).toEqual([])
    kaithem.close()
  })

  it('can be made by name and disposed by hand', () => {
    const { kaithem } = rig()
    const scoped = kaithem.scope('panel')
    scoped.tags['/a'].claim(4, 'c', 60)
    scoped.dispose()
    expect(kaithem.tags['/a'].value).toBe(0)
    kaithem.close()
  })
})
