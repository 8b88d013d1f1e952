import { describe, expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/alert/config.ts'

const raw = (more: object = {}) => ({ ...defaults, id: 'n', type: 'kaithem-alert', z: '', ...more }) as never

describe('parseConfig', () => {
  it('takes a new node', () => {
    expect(parseConfig(raw())).toMatchObject({
      priority: 'warning',
      source: 'message',
      tripDelay: 0,
      restore: true,
      reminders: [],
    })
  })

  it('reads everything', () => {
    const config = parseConfig(
      raw({
        ...{ alert: ' pump ', priority: 'normal', source: 'tag', tag: 'a/b', compare: 'lt', limit: '5', deadband: '2' },
        ...{ tripDelay: '3', clearDelay: 4, autoAck: '10', latch: true, reminders: 'every 60', escalation: '5 error' },
        ...{ shelveMax: '100', restore: false },
      }),
    )
    expect(config).toMatchObject({
      ...{ alert: 'pump', priority: 'info', source: 'tag', tag: '/a/b', compare: 'lt', limit: '5', deadband: 2 },
      ...{ tripDelay: 3, clearDelay: 4, autoAck: 10, latch: true, reminders: 60, shelveMax: 100, restore: false },
      escalation: [{ after: 5, priority: 'error' }],
    })
  })
})

describe('check', () => {
  it.each([
    [{ alert: '$$$' }, 'alert', 'alertName'],
    [{ name: '###' }, 'name', 'alertName'],
    [{ priority: 'urgent' }, 'priority', 'choice'],
    [{ source: 'wish' }, 'source', 'choice'],
    [{ source: 'tag' }, 'tag', 'missing'],
    [{ source: 'tag', tag: '/a', limit: '' }, 'limit', 'missing'],
    [{ source: 'tag', tag: '7', limit: '5' }, 'tag', 'tagNameDigit'],
    [{ source: 'payload', limit: 'x' }, 'limit', 'number'],
    [{ source: 'payload', limit: '5', deadband: '-1' }, 'deadband', 'atLeast'],
    [{ source: 'payload', compare: 'like' }, 'compare', 'choice'],
    [{ source: 'payload', compare: 'stale', limit: '0' }, 'limit', 'atLeast'],
    [{ tripDelay: '-1' }, 'tripDelay', 'atLeast'],
    [{ clearDelay: 'x' }, 'clearDelay', 'number'],
    [{ reminders: '5, 4' }, 'reminders', 'reminders'],
    [{ escalation: '5 urgent' }, 'escalation', 'escalation'],
  ])('%j', (settings, property, reason) => {
    const issues = check(raw(settings))
    expect(issues[0]).toMatchObject({ property, reason })
    expect(() => parseConfig(raw(settings))).toThrow(issues[0]?.message)
  })

  it.each([
    { source: 'payload', compare: 'eq', limit: '' },
    { source: 'payload', compare: 'true', limit: 'whatever' },
    { source: 'message', limit: 'not looked at' },
    { alert: 'ok', name: '###' },
  ])('%j is fine', (settings) => {
    expect(check(raw(settings))).toEqual([])
  })
})
