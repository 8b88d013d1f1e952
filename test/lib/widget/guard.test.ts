import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Guard, type GuardSettings } from '../../../lib/widget/guard.ts'

const ann = { user: 'ann', connection: 'c1' }
const bob = { user: 'bob', connection: 'c2' }

function make(settings: Partial<GuardSettings>) {
  const clock = new ManualClock(100)
  let count = 0
  const guard = new Guard(clock, () => `t${++count}`, {
    kind: 'trigger',
    timeout: 10,
    hold: 1,
    once: false,
    ...settings,
  })
  const push = (token: string, sender = ann): string => {
    const { passes, answer } = guard.judge(['pushed', token], sender)
    return passes ? 'passes' : String(answer?.[1])
  }
  return { clock, guard, push }
}

describe('trigger', () => {
  test('is pushed when armed, until its time is over', async () => {
    const { clock, guard, push } = make({})
    expect(push('t1')).toBe('notArmed')
    expect(guard.judge(['arm'], ann)).toEqual({ passes: false, answer: ['armed', 't1', 10], note: 'armed' })
    expect([push('t1', bob), push('t1'), push('t1')]).toEqual(['notArmed', 'passes', 'passes'])
    await clock.advance(10.1)
    expect(push('t1')).toBe('tooLate')
  })

  test('a wrong token, another user on the connection, and disarming refuse', () => {
    const { guard, push } = make({})
    guard.judge(['arm'], ann)
    expect(push('guess')).toBe('notArmed')
    guard.judge(['arm'], ann)
    expect(push('t2', { user: 'eve', connection: 'c1' })).toBe('notArmed')
    guard.judge(['arm'], ann)
    expect(guard.judge(['disarm'], ann)).toEqual({ passes: false, answer: ['disarmed'], note: 'disarmed' })
    expect(push('t3')).toBe('notArmed')
  })

  test('once means once', () => {
    const { guard, push } = make({ once: true })
    guard.judge(['arm'], ann)
    expect([push('t1'), push('t1')]).toEqual(['passes', 'notArmed'])
  })

  test('a release passes only while armed', () => {
    const { guard } = make({})
    expect(guard.judge(['released'], ann).passes).toBe(false)
    guard.judge(['arm'], ann)
    expect(guard.judge(['released', 't1'], ann).passes).toBe(true)
  })
})

test.each(['trigger', 'hold', 'slide'] as const)(
  '%s: a push is checked wherever it stands in the list',
  async (kind) => {
    const { clock, guard } = make({ kind, hold: 3 })
    const tricks = [
      ['released', 'pushed', 't1'],
      ['at', 't1', 'pushed'],
      ['arm', 'pushed'],
      ['disarm', 'pushed', 't1'],
      ['other', 'released', 'pushed', 't1'],
    ]
    guard.judge(['arm'], ann)
    await clock.advance(20)
    for (const trick of tricks) expect(guard.judge(trick, ann).passes).toBe(false)
  },
)

test('words that mean nothing do nothing', () => {
  const { guard, push } = make({})
  guard.judge(['arm'], ann)
  expect(guard.judge(['other', 't1'], ann)).toEqual({ passes: false })
  expect(push('t1')).toBe('passes')
})

test('hold needs its time', async () => {
  const { clock, guard, push } = make({ kind: 'hold' })
  guard.judge(['arm'], ann)
  await clock.advance(0.5)
  expect(push('t1')).toBe('tooEarly')
  guard.judge(['arm'], ann)
  await clock.advance(0.95)
  expect([push('t2'), push('t2')]).toEqual(['passes', 'notArmed'])
})

test('slide needs a way and a moment', async () => {
  const { clock, guard, push } = make({ kind: 'slide' })
  guard.judge(['arm'], ann)
  await clock.advance(0.2)
  expect(push('t1')).toBe('tooEarly')
  const moves = (token: string, positions: readonly unknown[]): void => {
    guard.judge(['arm'], ann)
    for (const position of positions) guard.judge(['at', token, position], ann)
  }
  moves('t2', [0.2, 0.5, 0.8, 1])
  expect(push('t2')).toBe('tooEarly')
  moves('t3', [1])
  await clock.advance(0.2)
  expect(push('t3')).toBe('tooEarly')
  moves('t4', [0.2, 'x', 0.1, 0.5, 0.8, 1.5, 1])
  await clock.advance(0.2)
  expect(push('t4')).toBe('passes')
})

test('many who arm and go leave little behind', () => {
  const { guard } = make({})
  for (let i = 0; i < 20_000; i++) guard.judge(['arm'], { user: 'ann', connection: `c${i}` })
  expect(guard.judge(['pushed', 't20000'], { user: 'ann', connection: 'c19999' }).passes).toBe(true)
})
