import { describe, expect, it } from 'vitest'
import { type Announced, Announcer } from '../../../lib/alerts/announcer.ts'
import type { ChangeInfo } from '../../../lib/alerts/change.ts'
import { AlertLists } from '../../../lib/alerts/lists.ts'
import type { AlertState, Priority } from '../../../lib/alerts/names.ts'
import { MessageBus } from '../../../lib/message/bus.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createMemoryLog } from '../../../lib/platform/fake/log.ts'
import { Owner } from '../../../lib/scope.ts'

function rig() {
  const clock = new ManualClock(1000)
  const bus = new MessageBus(clock)
  const log = createMemoryLog()
  const lists = new AlertLists<Announced>()
  const posted: unknown[] = []
  bus.subscribe(
    new Owner('test'),
    '/system/#',
    (topic: unknown, message: unknown) => void posted.push([topic, message]),
  )
  const announcer = new Announcer({ clock, bus, log, lists })
  return { clock, log, lists, posted, announcer }
}

const alert = (state: AlertState, priority: Priority): Announced => ({
  ...{ id: 'i', name: 'pump', state, priority, silent: false, description: 'text', tripMessage: 'dry' },
})

const info = (prev: AlertState, state: AlertState, priority: Priority, more: Partial<ChangeInfo> = {}): ChangeInfo => ({
  ...{ prev, state, priority, event: 'jump', time: 0, by: 'ann', notes: '', message: 'dry', value: undefined, ...more },
})

const plain = '/system/notifications'

describe('notices', () => {
  it('a latched one whose condition is gone is in the log, but calls nobody again', async () => {
    const { clock, log, posted, announcer } = rig()
    announcer.tell(alert('active', 'error'), info('active', 'active', 'error', { event: 'release' }))
    await clock.advance(0)
    expect(posted).toEqual([])
    expect(log.entries.map(({ level, text }) => [level, text])).toEqual([
      ['info', 'Alarm pump: condition cleared, latched until ACK'],
    ])
  })

  it.each([
    ['tripped', 'active', 'debug', undefined, 'Alarm pump is active', 'debug'],
    ['tripped', 'active', 'info', plain, 'Alarm pump is active', 'info'],
    ['tripped', 'active', 'warning', `${plain}/warnings`, 'Alarm pump is active', 'warn'],
    ['tripped', 'active', 'error', `${plain}/errors`, 'Alarm pump is active', 'error'],
    ['tripped', 'active', 'critical', `${plain}/errors`, 'Alarm pump is active', 'error'],
    ['normal', 'tripped', 'warning', undefined, 'Alarm pump tripped: dry', 'warn'],
    ['active', 'cleared', 'info', undefined, 'Alarm pump: condition cleared, waiting for ACK', 'info'],
    ['active', 'cleared', 'warning', plain, 'Alarm pump: condition cleared, waiting for ACK', 'info'],
    ['cleared', 'normal', 'debug', undefined, 'Alarm pump returned to normal', 'info'],
    ['cleared', 'normal', 'info', plain, 'Alarm pump returned to normal', 'info'],
    ['cleared', 'normal', 'error', `${plain}/important`, 'Alarm pump returned to normal', 'info'],
    ['normal', 'error', 'debug', `${plain}/errors`, 'Alarm pump is broken: dry', 'error'],
  ] as const)('%s to %s, %s: on %s', async (prev, state, priority, topic, text, level) => {
    const { clock, log, posted, announcer } = rig()
    announcer.tell(alert(state, priority), info(prev, state, priority))
    await clock.advance(0)
    expect(posted).toEqual(topic === undefined ? [] : [[topic, text]])
    expect(log.entries).toEqual([{ level, text }])
  })

  it('says nothing of what was only tripped', () => {
    const { log, announcer } = rig()
    announcer.tell(alert('normal', 'critical'), info('tripped', 'normal', 'critical'))
    expect(log.entries).toEqual([])
  })

  it('names who acknowledged, with the first of their notes, and the return to normal too', async () => {
    const { clock, posted, announcer } = rig()
    const cause = { event: 'acknowledge', notes: 'x'.repeat(100) } as const
    announcer.tell(alert('normal', 'warning'), info('cleared', 'normal', 'warning', cause))
    announcer.tell(alert('acknowledged', 'info'), info('active', 'acknowledged', 'info', cause))
    await clock.advance(0)
    expect(posted).toEqual([
      [plain, `Alarm pump acknowledged by ann: ${'x'.repeat(64)}`],
      [`${plain}/important`, 'Alarm pump returned to normal'],
    ])
  })

  it.each([
    ['shelve', 'shelved by ann', true],
    ['unshelve', 'back from the shelf by ann', true],
    ['disable', 'out of service by ann', true],
    ['enable', 'in service again by ann', true],
    ['suppress', 'suppressed by ann', false],
    ['unsuppress', 'no longer suppressed by ann', false],
  ] as const)('%s is %s', async (event, words, isPosted) => {
    const { clock, log, posted, announcer } = rig()
    announcer.tell(alert('normal', 'warning'), info('active', 'normal', 'warning', { event }))
    await clock.advance(0)
    expect(log.entries.map(({ text }) => text)).toEqual([`Alarm pump ${words}`])
    expect(posted.length).toBe(isPosted ? 1 : 0)
  })

  it('tells reminders and escalations where it told the alarm', async () => {
    const { clock, posted, announcer } = rig()
    announcer.tell(alert('active', 'warning'), info('active', 'active', 'warning', { event: 'reminder' }))
    announcer.tell(alert('active', 'error'), info('active', 'active', 'error', { event: 'escalation' }))
    await clock.advance(0)
    expect(posted).toEqual([
      [`${plain}/warnings`, 'Alarm pump is still active: dry'],
      [`${plain}/errors`, 'Alarm pump is not acknowledged, now error: dry'],
    ])
  })

  it('does not drown the log', async () => {
    const { clock, log, announcer } = rig()
    const trip = () => announcer.tell(alert('tripped', 'info'), info('normal', 'tripped', 'info'))
    for (let n = 0; n < 1000; n++) trip()
    expect(log.entries.length).toBe(200)
    await clock.advance(61)
    trip()
    expect(log.entries.at(-2)?.text).toBe(
      '800 more lines about alerts were not logged; kaithem.alerts.journal has them',
    )
  })
})

describe('level and table', () => {
  it('are posted once for all that happens in one turn', async () => {
    const { clock, lists, posted, announcer } = rig()
    lists.enter(alert('active', 'critical'))
    for (let n = 0; n < 100; n++) announcer.refresh()
    await clock.advance(0)
    expect(posted).toEqual([
      ['/system/alerts/level', 'critical'],
      [
        '/system/alerts/state',
        {
          pump: { state: 'active', priority: 'critical', description: 'text', message: 'dry', 'barrel-class': 'error' },
        },
      ],
    ])
  })

  it('are null and empty when nothing needs attention; a trip posts only the table', async () => {
    const { clock, posted, announcer } = rig()
    announcer.refresh(false)
    await clock.advance(0)
    announcer.refresh()
    await clock.advance(0)
    expect(posted).toEqual([
      ['/system/alerts/state', {}],
      ['/system/alerts/level', null],
      ['/system/alerts/state', {}],
    ])
    announcer.refresh()
    announcer.close()
    expect(clock.pending).toBe(0)
  })

  it('take any name', async () => {
    const { clock, lists, posted, announcer } = rig()
    lists.enter({ ...alert('active', 'info'), name: '__proto__' })
    announcer.refresh()
    await clock.advance(0)
    expect(Object.keys((posted.at(-1) as [string, object])[1])).toEqual(['__proto__'])
  })
})
