import { expect, it } from 'vitest'
import { blinkSteps, EffectPlayer, fadeSteps, pulseSteps } from '../../../lib/gpio/effects.ts'
import { ManualClock } from '../../../lib/index.ts'

function rig() {
  const clock = new ManualClock(0)
  const seen: string[] = []
  const player = new EffectPlayer(clock, (value) => seen.push(`${value} at ${Math.round(clock.now() * 1000)}`))
  return { clock, seen, player }
}

it('blinks so many times and is off at the end', async () => {
  const { clock, seen, player } = rig()
  player.play(blinkSteps(0.2, 0.8), 2)
  expect(player.playing).toBe(true)
  await clock.advance(10)
  expect(seen).toEqual(['1 at 0', '0 at 200', '1 at 1000', '0 at 1200', '0 at 2000'])
  expect([player.playing, clock.pending]).toEqual([false, 0])
})

it('goes on until it is stopped or something else is played', async () => {
  const { clock, seen, player } = rig()
  player.play(blinkSteps(1, 1), undefined)
  await clock.advance(100)
  expect(seen).toHaveLength(101)
  player.play([[1, 5]], 1)
  await clock.advance(4)
  expect(seen.at(-1)).toBe('1 at 100000')
  player.stop()
  await clock.advance(10)
  expect([seen.length, clock.pending]).toEqual([102, 0])
})

it('fades in 25 steps a second', () => {
  const steps = fadeSteps(0, 1, 2)
  expect(steps).toHaveLength(50)
  expect(steps[25]).toEqual([0.5, 0.04])
  expect(fadeSteps(1, 0, 0)).toEqual([])
  const slow = fadeSteps(0, 1, 1e9)
  expect([slow.length, slow.reduce((sum, [, seconds]) => sum + seconds, 0)]).toEqual([1000, 1e9])
  expect(pulseSteps(1, 1).map(([value]) => value)).toContain(1)
  expect(pulseSteps(1, 0.4)).toHaveLength(35)
})

it('does not make up for what a busy process missed', async () => {
  const { clock, player } = rig()
  let calls = 0
  const busy = new EffectPlayer(
    { ...clockOf(clock), now: () => clock.now() + 1000 * Math.min(1, calls) },
    () => void calls++,
  )
  busy.play(blinkSteps(0.1, 0.1), undefined)
  await clock.advance(1)
  expect(calls).toBeLessThanOrEqual(12)
  busy.stop()
  player.stop()
})

function clockOf(clock: ManualClock) {
  return {
    now: () => clock.now(),
    wall: () => clock.wall(),
    setTimeout: (callback: () => void, seconds: number) => clock.setTimeout(callback, seconds),
    setInterval: (callback: () => void, seconds: number) => clock.setInterval(callback, seconds),
    setImmediate: (callback: () => void) => clock.setImmediate(callback),
  }
}
