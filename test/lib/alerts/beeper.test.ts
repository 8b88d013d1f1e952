import { expect, it } from 'vitest'
import { type AlertSounds, Beeper, soundOf } from '../../../lib/alerts/beeper.ts'
import type { Priority } from '../../../lib/alerts/names.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

function rig(sounds: AlertSounds = { all: { soundcard: '' }, warning: { file: 'w.ogg', interval: 100 } }) {
  const clock = new ManualClock(1000)
  const state: { level: Priority | undefined; sounds: AlertSounds } = { level: undefined, sounds }
  const beeps: unknown[] = []
  const beeper = new Beeper({
    clock,
    random: { next: () => 0.5, uuid: () => '' },
    sounds: () => state.sounds,
    level: () => state.level,
    beep: (level, file, soundcard) => beeps.push([clock.now() - 1000, level, file, soundcard]),
  })
  return { clock, state, beeps, beeper }
}

it('beeps at once, then by the interval and up to three seconds', async () => {
  const { clock, state, beeps, beeper } = rig()
  state.level = 'critical'
  beeper.ring()
  await clock.advance(76)
  expect(beeps).toEqual([
    [0, 'critical', 'error.ogg', ''],
    [37.5, 'critical', 'error.ogg', ''],
    [75, 'critical', 'error.ogg', ''],
  ])
  beeper.close()
  expect(clock.pending).toBe(0)
})

it('beeps once for many alerts', async () => {
  const { clock, state, beeps, beeper } = rig()
  state.level = 'warning'
  for (let n = 0; n < 1000; n++) beeper.ring()
  await clock.advance(0.5)
  beeper.ring()
  await clock.advance(0.4)
  expect(beeps.length).toBe(1)
  state.level = 'critical'
  beeper.ring()
  await clock.advance(0)
  expect(beeps.length).toBe(2)
})

it('falls quiet when the level falls below warning, and changes its pace with the level', async () => {
  const { clock, state, beeps, beeper } = rig()
  state.level = 'critical'
  beeper.ring()
  await clock.advance(1)
  state.level = 'warning'
  beeper.changed()
  await clock.advance(90)
  expect(beeps.length).toBe(1)
  await clock.advance(20)
  expect(beeps.at(-1)).toEqual([102.5, 'warning', 'w.ogg', ''])
  state.level = 'info'
  beeper.changed()
  expect(clock.pending).toBe(0)
})

it('is quiet where sounds are off, and where a priority has none', async () => {
  for (const sounds of [{}, { all: { soundcard: '__disable__' } }, { critical: { file: 'x' } }] as AlertSounds[]) {
    const { clock, state, beeps, beeper } = rig(sounds)
    state.level = 'critical'
    beeper.ring()
    await clock.advance(5000)
    expect(beeps).toEqual([])
  }
  const on = { all: { soundcard: 'x' } }
  expect((['error', 'warning', 'info', 'debug', undefined] as const).map((level) => soundOf(level, on))).toEqual(
    new Array(5).fill(undefined),
  )
})

it('takes an interval that makes no sense for the usual or the shortest one', () => {
  const sounds = (interval: unknown) => ({ all: { soundcard: '' }, critical: { interval: interval as number } })
  expect([Number.NaN, 'x', 0, -5].map((interval) => soundOf('critical', sounds(interval))?.interval)).toEqual([
    36, 36, 0.1, 0.1,
  ])
})
