import { expect, test } from 'vitest'
import { GuardianLines } from '../../../../../lib/gpio/backends/cdev/guardian-lines.ts'

function setUp() {
  const done: string[] = []
  const lines = new GuardianLines({
    set: (fd, level) => {
      if (fd === 99) throw new Error('gone')
      done.push(`set ${fd} ${level}`)
    },
    release: (fd) => done.push(`release ${fd}`),
  })
  return { lines, done }
}

test('holds lines without touching them, and lets go of those it is told to', () => {
  const { lines, done } = setUp()
  expect(lines.obey({ hold: 'a:1', level: 1 }, 5)).toBeUndefined()
  expect(lines.obey({ hold: 'a:2', level: 0 }, 6)).toBeUndefined()
  expect([lines.obey({ drop: 'a:1' }, undefined), lines.obey({ drop: 'a:1' }, undefined)]).toEqual([
    'dropped',
    'unknown',
  ])
  expect([done, lines.size]).toEqual([['release 5'], 1])
})

test('a line that is held anew lets go of the descriptor before', () => {
  const { lines, done } = setUp()
  lines.obey({ hold: 'a:1', level: 1 }, 5)
  lines.obey({ hold: 'a:1', level: 0 }, 6)
  expect([done, lines.size]).toEqual([['release 5'], 1])
  // A message whose descriptor got lost is of no use.
  lines.obey({ hold: 'a:3', level: 0 }, undefined)
  expect(lines.size).toBe(1)
})

test('when the process is gone every line gets its level, whatever happens to the others', () => {
  const { lines, done } = setUp()
  lines.obey({ hold: 'a:1', level: 1 }, 5)
  lines.obey({ hold: 'a:2', level: 0 }, 99)
  lines.obey({ hold: 'a:3', level: 0 }, 7)
  lines.orphaned()
  expect([done, lines.size, lines.isOrphan]).toEqual([['set 5 1', 'set 7 0'], 3, true])
})

test('others get a line only then', () => {
  const { lines } = setUp()
  lines.obey({ hold: 'a:1', level: 1 }, 5)
  expect(lines.asked({ drop: 'a:1' })).toBe('in use')
  lines.orphaned()
  expect(lines.asked({ hold: 'a:1', level: 0 })).toBe('unknown')
  expect([lines.asked({ drop: 'a:1' }), lines.size]).toEqual(['dropped', 0])
})
