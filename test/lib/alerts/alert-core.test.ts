import { describe, expect, it } from 'vitest'
import type { Alert, AlertOptions } from '../../../lib/alerts/api.ts'
import { type AlertRig, alertRig, start } from './support.ts'

/** An alert with everything that happened to it, as "event:prev>state". */
function rig(options: AlertOptions = {}): AlertRig & { readonly a: Alert; readonly told: string[] } {
  const made = alertRig()
  const a = made.k.alerts.Alert('a', { priority: 'warning', ...options })
  const told: string[] = []
  a.subscribe(
    ({ event, prev, state }) => void told.push(prev === state ? `${event}:${state}` : `${event}:${prev}>${state}`),
  )
  return { ...made, a, told }
}

describe('trip and release', () => {
  it('go through tripped, never at once', async () => {
    const { clock, a, told } = rig()
    a.trip('why')
    expect([a.state, a.trip_message, a.trippedAt]).toEqual(['tripped', 'why', start])
    await clock.advance(0)
    expect(a.state).toBe('active')
    a.release()
    a.trip('again')
    await clock.advance(0)
    expect(told).toEqual([
      'trip:normal>tripped',
      'delay:tripped>active',
      'release:active>cleared',
      'trip:cleared>retripped',
      'delay:retripped>active',
    ])
  })

  it('keep the message and the time of every trip, cut after 4,096 characters', async () => {
    const { clock, a } = rig()
    a.trip('one')
    await clock.advance(5)
    a.trip('x'.repeat(5000))
    expect([a.state, a.trip_message.length, a.trippedAt]).toEqual(['active', 4096, start + 5])
  })

  it('a second trip does not start the delay again', async () => {
    const { clock, a } = rig({ trip_delay: 30 })
    a.trip()
    await clock.advance(20)
    a.trip()
    await clock.advance(10.1)
    expect(a.state).toBe('active')
  })

  it('clear only after the clear delay, which a trip ends', async () => {
    const { clock, a, told } = rig({ clear_delay: 10 })
    a.trip()
    await clock.advance(1)
    a.release()
    await clock.advance(9)
    a.trip()
    await clock.advance(60)
    expect(a.state).toBe('active')
    a.release()
    a.release()
    await clock.advance(9.9)
    expect(a.state).toBe('active')
    await clock.advance(0.2)
    expect([a.state, told.filter((each) => each.startsWith('release')).length]).toEqual(['cleared', 1])
  })

  it('a clear delay holds back an acknowledged one too, but not one that is only tripped', async () => {
    const { clock, a } = rig({ clear_delay: 10, trip_delay: 1 })
    a.trip()
    a.release()
    expect(a.state).toBe('normal')
    a.trip()
    await clock.advance(2)
    a.acknowledge()
    a.release()
    expect(a.state).toBe('acknowledged')
    await clock.advance(11)
    expect(a.state).toBe('normal')
  })
})

describe('acknowledge', () => {
  it('tells whether it changed anything', async () => {
    const { clock, a, told } = rig()
    expect([a.acknowledge('ann'), a.unacknowledge()]).toEqual([false, false])
    a.trip()
    await clock.advance(0)
    expect([a.acknowledge('ann'), a.acknowledge('bob'), a.state]).toEqual([true, false, 'acknowledged'])
    expect([a.unacknowledge({ by: 'bob' }), a.state]).toEqual([true, 'active'])
    expect(told.slice(-2)).toEqual(['acknowledge:active>acknowledged', 'unacknowledge:acknowledged>active'])
  })

  it('happens by itself some time after clearing', async () => {
    const { clock, a, told } = rig({ auto_ack: true })
    a.trip()
    await clock.advance(0)
    a.release()
    await clock.advance(9)
    a.trip()
    a.release()
    await clock.advance(9.9)
    expect(a.state).toBe('cleared')
    await clock.advance(0.2)
    expect([a.state, told.at(-1)]).toEqual(['normal', 'auto_ack:cleared>normal'])
  })
})

describe('latch', () => {
  it('holds what is active until somebody acknowledges', async () => {
    const { clock, a, told } = rig({ latch: true })
    a.trip()
    await clock.advance(0)
    a.release()
    a.release()
    expect([a.state, a.condition]).toEqual(['active', false])
    a.acknowledge()
    expect([a.state, told.slice(-3)]).toEqual([
      'normal',
      ['release:active', 'acknowledge:active>acknowledged', 'reset:acknowledged>normal'],
    ])
  })

  it('or resets it, though not while the condition is there', async () => {
    const { clock, a } = rig({ latch: true })
    a.trip()
    await clock.advance(0)
    expect([a.reset(), a.state]).toEqual([false, 'active'])
    a.release()
    expect([a.reset({ by: 'ann' }), a.state, a.reset()]).toEqual([true, 'normal', false])
  })
})

describe('error', () => {
  it('can come from anywhere, again and again, and ends with an acknowledgement', async () => {
    const { a, told } = rig({ priority: 'info' })
    a.error('no sensor')
    a.error('still none')
    a.trip()
    a.release()
    expect([a.state, a.trip_message]).toEqual(['error', ''])
    expect([a.acknowledge('ann'), a.state]).toEqual([true, 'normal'])
    expect(told).toEqual(['error:normal>error', 'error:error', 'acknowledge:error>normal'])
  })
})

describe('shelving', () => {
  it('makes normal and quiet for a time; the condition goes on', async () => {
    const { clock, k, a, told } = rig({ trip_delay: 5 })
    a.trip()
    await clock.advance(6)
    a.shelve(60, { by: 'ann' })
    expect([a.state, a.inhibited, a.shelved_until, k.alerts.active.size]).toEqual(['normal', 'shelved', start + 66, 0])
    a.trip('again')
    expect(a.state).toBe('normal')
    await clock.advance(59)
    expect(a.state).toBe('normal')
    await clock.advance(2)
    // It has stood for longer than the delay.
    expect([a.state, a.inhibited, a.shelved_until]).toEqual(['active', null, 0])
    expect(told.slice(2)).toEqual([
      'shelve:active>normal',
      'unshelve:normal',
      'trip:normal>tripped',
      'delay:tripped>active',
    ])
  })

  it('stays normal when the condition is gone by then', async () => {
    const { clock, a } = rig()
    a.shelve(60)
    a.trip()
    a.release()
    await clock.advance(61)
    expect([a.state, a.inhibited]).toEqual(['normal', null])
  })

  it('can be ended, and put off', async () => {
    const { clock, a, told } = rig()
    a.unshelve()
    a.shelve(60)
    await clock.advance(50)
    a.shelve(60)
    await clock.advance(50)
    expect(a.inhibited).toBe('shelved')
    a.unshelve({ by: 'bob' })
    expect(told).toEqual(['shelve:normal', 'shelve:normal', 'unshelve:normal'])
  })

  it('remembers that it is broken', async () => {
    const { a } = rig()
    a.shelve(60)
    a.error('no sensor')
    expect(a.state).toBe('normal')
    a.unshelve()
    expect([a.state, a.trip_message]).toEqual(['error', 'no sensor'])
    a.acknowledge()
    a.shelve(60)
    a.unshelve()
    expect(a.state).toBe('normal')
  })
})

it('is out of service until it is enabled', async () => {
  const { clock, a, told } = rig()
  a.disable({ by: 'ann' })
  a.disable()
  a.trip()
  await clock.advance(10)
  expect([a.state, a.enabled, a.inhibited]).toEqual(['normal', false, 'disabled'])
  a.enable()
  a.enable()
  await clock.advance(1)
  expect([a.state, told.slice(0, 2)]).toEqual(['active', ['disable:normal', 'enable:normal']])
})

it('a priority raised by escalation falls back when it is normal again', async () => {
  const { clock, k, a, posted } = rig({ escalation: [{ after: 10, priority: 'critical', topic: '/system/call' }] })
  a.trip('hot')
  await clock.advance(11)
  expect([a.priority, k.alerts.level]).toEqual(['critical', 'critical'])
  await clock.advance(0)
  expect(posted.find(([topic]) => topic === '/system/call')?.[1]).toEqual({
    ...{ name: 'a', id: a.id, priority: 'critical', state: 'active', message: 'hot', since: start },
  })
  a.acknowledge()
  expect(a.priority).toBe('critical')
  a.release()
  expect(a.priority).toBe('warning')
})

describe('callbacks', () => {
  it('may throw, acknowledge and close it', async () => {
    const { clock, k, a, told, log } = rig()
    a.subscribe(() => {
      throw new Error('mine')
    })
    a.subscribe(({ state }) => {
      if (state === 'active') a.acknowledge('at once')
      if (state === 'acknowledged') a.close()
    })
    a.trip()
    await clock.advance(0)
    expect(told.slice(0, 3)).toEqual(['trip:normal>tripped', 'delay:tripped>active', 'acknowledge:active>acknowledged'])
    expect([a.closed, k.alerts.all(), log.entries.some(({ text }) => text.includes('mine'))]).toEqual([true, [], true])
    k.close()
    expect(clock.pending).toBe(0)
  })

  it('on the machine may throw too', async () => {
    const { clock, a, log } = rig()
    a.sm.subscribe(() => {
      throw new Error('mine')
    })
    a.trip()
    await clock.advance(0)
    expect([a.state, log.entries.some(({ text }) => text.includes('mine'))]).toEqual(['active', true])
  })

  it('see moves that code made on the machine itself', () => {
    const { a, told } = rig()
    a.sm.jump('acknowledged')
    a.sm('release')
    expect(told).toEqual(['jump:normal>acknowledged', 'jump:acknowledged>normal'])
  })
})
