import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Level } from '../../../lib/gpio/backend.ts'
import { BounceFilter } from '../../../lib/gpio/bounce.ts'
import { ManualClock } from '../../../lib/index.ts'

const start = 1000

function rig(time: number) {
  const clock = new ManualClock(start)
  const line = { level: 0 as Level, isReadable: true }
  const seen: [Level, number][] = []
  const filter = new BounceFilter(
    {
      clock,
      time: () => time,
      read: () => (line.isReadable ? line.level : undefined),
      report: (level, at) => seen.push([level, Math.round((at - start) * 1000)]),
    },
    0,
  )
  const edge = (level: Level, at = clock.now()): void => {
    line.level = level
    filter.edge(level, at)
  }
  return { clock, line, seen, filter, edge }
}

describe('without a time', () => {
  it('every change counts, and what is no change does not', () => {
    const { seen, edge, clock } = rig(0)
    for (const level of [1, 1, 0, 0, 1] as const) edge(level)
    expect(seen.map(([level]) => level)).toEqual([1, 0, 1])
    expect(clock.pending).toBe(0)
  })
})

describe('with a time of 50 ms', () => {
  it('the first change counts at once, further ones are ignored', async () => {
    const { seen, edge, clock } = rig(0.05)
    edge(1)
    expect(seen).toEqual([[1, 0]])
    for (const level of [0, 1, 0, 1] as const) {
      await clock.advance(0.005)
      edge(level)
    }
    await clock.advance(1)
    expect(seen).toEqual([[1, 0]])
    expect(clock.pending).toBe(0)
  })

  it('the level is read again afterwards, and counts when it is another one', async () => {
    const { seen, edge, clock } = rig(0.05)
    edge(1)
    await clock.advance(0.02)
    edge(0)
    await clock.advance(0.029)
    expect(seen).toEqual([[1, 0]])
    await clock.advance(0.001)
    expect(seen).toEqual([
      [1, 0],
      [0, 50],
    ])
    edge(1)
    expect(seen).toHaveLength(2)
    await clock.advance(0.05)
    expect(seen[2]).toEqual([1, 100])
  })

  it('notices a level whose edge got lost', async () => {
    const { seen, edge, clock, line } = rig(0.05)
    edge(1)
    line.level = 0
    await clock.advance(0.05)
    expect(seen).toEqual([
      [1, 0],
      [0, 50],
    ])
  })

  it('takes the last edge for the level where it cannot be read', async () => {
    const { seen, edge, clock, line } = rig(0.05)
    edge(1)
    edge(0)
    line.isReadable = false
    await clock.advance(0.05)
    expect(seen.map(([level]) => level)).toEqual([1, 0])
  })

  it('edges that arrive late and all at once are judged by their own times', async () => {
    const { seen, edge, clock } = rig(0.05)
    await clock.advance(1)
    // A press at 0 ms that bounced, a release at 400 ms, a press at 700 ms.
    edge(1, start)
    edge(0, start + 0.003)
    edge(1, start + 0.006)
    edge(0, start + 0.4)
    edge(1, start + 0.7)
    expect(seen).toEqual([
      [1, 0],
      [0, 400],
      [1, 700],
    ])
    await clock.advance(1)
    expect(seen).toHaveLength(3)
  })

  it('a change that was ignored counts at the end of the quiet time when a later edge shows that it stayed', () => {
    const { seen, edge } = rig(0.05)
    edge(1, start)
    edge(0, start + 0.01)
    edge(1, start + 0.3)
    expect(seen).toEqual([
      [1, 0],
      [0, 50],
      [1, 300],
    ])
  })

  it('a clock that is set back does not silence the pin', async () => {
    const { seen, edge, clock } = rig(0.05)
    edge(1, start + 1000)
    await clock.advance(2000)
    edge(0, start + 10)
    expect(seen.map(([level]) => level)).toEqual([1, 0])
  })

  it('set reports a level that is another one, stop leaves no timer', () => {
    const { seen, filter, clock } = rig(0.05)
    filter.set(0, start)
    filter.set(1, start + 1)
    expect(seen).toEqual([[1, 1000]])
    expect(clock.pending).toBe(1)
    filter.stop()
    expect(clock.pending).toBe(0)
  })
})

/** What the rule says, in the plainest way: over the levels of a line, with edges that are delivered at once. */
function expected(changes: readonly { level: Level; at: number }[], time: number, end: number): [Level, number][] {
  const seen: [Level, number][] = []
  let level: Level = 0
  let reported: Level = 0
  let quietUntil = -1
  for (let at = 0; at <= end; at++) {
    // A change at the very end of the quiet time is the next one, not one that is ignored.
    if (at === quietUntil && level !== reported) {
      reported = level
      seen.push([level, at])
      quietUntil = at + time
    }
    for (const change of changes) {
      if (change.at !== at) continue
      level = change.level
      if (at < quietUntil || level === reported) continue
      reported = level
      seen.push([level, at])
      quietUntil = at + time
    }
  }
  return seen
}

const changesOf = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 }).map((gaps) =>
  gaps.reduce<{ level: Level; at: number }[]>((list, gap, index) => {
    list.push({ level: index % 2 === 0 ? 1 : 0, at: (list.at(-1)?.at ?? 0) + gap })
    return list
  }, []),
)

test('a bouncing contact is reported as the plain rule says, whether its edges come at once or late', async () => {
  await fc.assert(
    fc.asyncProperty(changesOf, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (changes, time, isLate) => {
      const { seen, edge, clock } = rig(time / 1000)
      const end = (changes.at(-1)?.at ?? 0) + 200
      const at = (ms: number): number => start + ms / 1000
      if (isLate) {
        await clock.advance(at(end) - clock.now())
        for (const change of changes) edge(change.level, at(change.at))
        await clock.advance(1)
      } else {
        for (const change of changes) {
          await clock.advance(at(change.at) - clock.now())
          edge(change.level, at(change.at))
        }
        await clock.advance(1)
      }
      const levels = (list: readonly [Level, number][]) => list.map(([level]) => level)
      const plain = expected(changes, time, end)
      // The last state is never lost.
      expect(seen.at(-1)?.[0] ?? 0).toBe(changes.at(-1)?.level ?? 0)
      // No two reports are closer than the quiet time.
      for (let i = 1; i < seen.length; i++)
        expect((seen[i]?.[1] ?? 0) - (seen[i - 1]?.[1] ?? 0)).toBeGreaterThanOrEqual(time - 1)
      if (!isLate) expect(levels(seen)).toEqual(levels(plain))
    }),
    { numRuns: 60 },
  )
})
