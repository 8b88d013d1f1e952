/** Trigger points: counters of which each step is one event. @module */

/** Counters begin again at 1 after this. */
const last = 2 ** 30

/** The counter after one more event. */
export function nextTrigger(value: unknown): number {
  const count = typeof value === 'number' && Number.isFinite(value) ? Math.floor(value) : 0
  return count >= last || count < 0 ? 1 : count + 1
}
