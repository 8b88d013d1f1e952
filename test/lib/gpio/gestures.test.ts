import { describe, expect, it } from 'vitest'
import { GestureRecognizer } from '../../../lib/gpio/gestures.ts'
import { ManualClock } from '../../../lib/index.ts'

function rig(times: Partial<{ doubleTime: number; longTime: number; maxClicks: number }> = {}) {
  const clock = new ManualClock(0)
  const seen: string[] = []
  const all = { doubleTime: 0.3, longTime: 1, maxClicks: 2, ...times }
  const gestures = new GestureRecognizer(clock, all, ({ kind, count, time }) => {
    seen.push(`${kind} ${count} at ${Math.round(time * 1000)}`)
  })
  const press = async (seconds: number): Promise<void> => {
    gestures.change(true, clock.now())
    await clock.advance(seconds)
    gestures.change(false, clock.now())
  }
  return { clock, seen, gestures, press }
}

describe('clicks', () => {
  it('one, once no other can follow', async () => {
    const { clock, seen, press } = rig()
    await press(0.1)
    await clock.advance(0.29)
    expect(seen).toEqual([])
    await clock.advance(0.02)
    expect(seen).toEqual(['click 1 at 100'])
  })

  it('two, at once because more are not waited for', async () => {
    const { clock, seen, press } = rig()
    await press(0.1)
    await clock.advance(0.1)
    await press(0.1)
    expect([seen, clock.pending]).toEqual([['click 2 at 300'], 0])
  })

  it('three where three are wanted, and two when no third comes', async () => {
    const { clock, seen, press } = rig({ maxClicks: 3 })
    for (const pause of [0.1, 0.1, 1]) {
      await press(0.1)
      await clock.advance(pause)
    }
    await press(0.1)
    await clock.advance(0.2)
    await press(0.1)
    await clock.advance(1)
    expect(seen).toEqual(['click 3 at 500', 'click 2 at 1900'])
  })

  it('a single one at once where two do not count', async () => {
    const { seen, press } = rig({ maxClicks: 1 })
    await press(0.1)
    expect(seen).toEqual(['click 1 at 100'])
  })

  it('two far apart are two single ones', async () => {
    const { clock, seen, press } = rig()
    await press(0.1)
    await clock.advance(0.5)
    await press(0.1)
    await clock.advance(0.5)
    expect(seen).toEqual(['click 1 at 100', 'click 1 at 700'])
  })
})

describe('long presses', () => {
  it('are told as soon as they are long, and their end is no click', async () => {
    const { clock, seen, press, gestures } = rig()
    gestures.change(true, 0)
    await clock.advance(1)
    expect(seen).toEqual(['long 1 at 1000'])
    await clock.advance(3)
    gestures.change(false, clock.now())
    await clock.advance(3)
    expect([seen.length, clock.pending]).toEqual([1, 0])
    await press(0.1)
    await clock.advance(1)
    expect(seen[1]).toBe('click 1 at 7100')
  })

  it('after a click are the second press', async () => {
    const { clock, seen, press } = rig()
    await press(0.1)
    await clock.advance(0.1)
    await press(2)
    await clock.advance(1)
    expect(seen).toEqual(['long 2 at 1200'])
  })
})

describe('changes that arrive late', () => {
  it('are judged by their own times', async () => {
    const { clock, seen, gestures } = rig()
    await clock.advance(10)
    for (const [active, at] of [
      [true, 1],
      [false, 1.1],
      [true, 3],
      [false, 5],
      [true, 6],
      [false, 6.1],
    ] as const) {
      gestures.change(active, at)
    }
    await clock.advance(1)
    expect(seen).toEqual(['click 1 at 1100', 'long 1 at 4000', 'click 1 at 6100'])
  })
})

it('a release without a press is nothing, and stop forgets what was going on', async () => {
  const { clock, seen, gestures } = rig()
  gestures.change(false, 0)
  gestures.change(true, 0)
  gestures.stop()
  await clock.advance(5)
  gestures.change(false, 5)
  await clock.advance(5)
  expect([seen, clock.pending]).toEqual([[], 0])
})
