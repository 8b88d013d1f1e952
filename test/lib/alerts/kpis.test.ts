import { expect, it } from 'vitest'
import type { JournalEntry } from '../../../lib/alerts/journal-entry.ts'
import { computeKpis, type Measured } from '../../../lib/alerts/kpis.ts'

const alert = (name: string, more: Partial<Measured> = {}): Measured => ({
  ...{ name, state: 'normal', stands: false, inhibited: undefined, activeSince: 0, ...more },
})

const at = (name: string, time: number): JournalEntry => ({ name, time }) as JournalEntry

it('counts what stands, what is stale and what is kept quiet', () => {
  const now = 200_000
  const alerts = [
    alert('a', { stands: true, activeSince: now - 90_000 }),
    alert('b', { stands: true, activeSince: now - 10 }),
    alert('c', { inhibited: 'shelved' }),
    alert('d', { inhibited: 'suppressed' }),
    alert('e', { inhibited: 'disabled' }),
  ]
  expect(computeKpis(alerts, [], 1, now)).toEqual({
    ...{ per_10_minutes: 0, standing: 2, unacknowledged: 1, shelved: 1, suppressed: 1, disabled: 1 },
    ...{ stale: ['a'], chattering: [], most_frequent: [] },
  })
})

it('finds what chatters and what comes most often', () => {
  const activations = [at('x', 500), at('y', 480), at('x', 470), at('y', 460), at('x', 440), at('y', 400), at('z', 1)]
  expect(computeKpis([], activations, 0, 600)).toMatchObject({
    per_10_minutes: 7,
    chattering: ['x'],
    most_frequent: [
      { name: 'x', count: 3 },
      { name: 'y', count: 3 },
      { name: 'z', count: 1 },
    ],
  })
})
