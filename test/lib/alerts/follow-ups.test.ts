import { expect, it } from 'vitest'
import { FollowUps } from '../../../lib/alerts/follow-ups.ts'
import { readAlertSettings } from '../../../lib/alerts/settings.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

function rig(options: object) {
  const clock = new ManualClock(1000)
  const told: string[] = []
  const note = (what: string) => void told.push(`${clock.now() - 1000}: ${what}`)
  const followUps = new FollowUps(clock, readAlertSettings('a', options), {
    remind: () => note('remind'),
    escalate: ({ priority, topic }) => note(priority ?? topic ?? ''),
  })
  return { clock, told, followUps }
}

it('reminds by a growing list, and then no more', async () => {
  const { clock, told, followUps } = rig({ reminders: [10, 60, 300] })
  followUps.start()
  await clock.advance(10_000)
  expect(told).toEqual(['10: remind', '60: remind', '300: remind'])
  expect(clock.pending).toBe(0)
})

it('reminds every so often until it is reset', async () => {
  const { clock, told, followUps } = rig({ reminders: 10 })
  followUps.start()
  await clock.advance(35)
  followUps.reset()
  await clock.advance(100)
  expect(told).toEqual(['10: remind', '20: remind', '30: remind'])
})

it('escalates in steps, several at one time too', async () => {
  const { clock, told, followUps } = rig({
    escalation: [
      { after: 0, priority: 'error' },
      { after: 5, priority: 'critical' },
      { after: 5, topic: '/call' },
    ],
  })
  followUps.start()
  await clock.advance(20)
  expect(told).toEqual(['0: error', '5: critical', '5: /call'])
})

it('leaves out reminders that were missed in a pause, makes up for steps', async () => {
  const { clock, told, followUps } = rig({ reminders: [10, 20, 40], escalation: [{ after: 15, topic: '/call' }] })
  followUps.start()
  await clock.advance(5)
  followUps.pause()
  await clock.advance(25)
  followUps.start()
  await clock.advance(100)
  expect(told).toEqual(['30: /call', '40: remind'])
  const every = rig({ reminders: 10 })
  every.followUps.start()
  every.followUps.pause()
  await every.clock.advance(35)
  every.followUps.start()
  await every.clock.advance(5)
  expect(every.told).toEqual(['40: remind'])
})

it('stops when whoever is told resets it', async () => {
  const clock = new ManualClock(1000)
  let count = 0
  const followUps: FollowUps = new FollowUps(clock, readAlertSettings('a', { reminders: 1 }), {
    remind: () => {
      if (++count === 2) followUps.reset()
    },
    escalate: () => {},
  })
  followUps.start()
  await clock.advance(10)
  expect([count, clock.pending]).toEqual([2, 0])
})
