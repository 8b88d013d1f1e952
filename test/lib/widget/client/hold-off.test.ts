import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HoldOff } from '../../../../lib/widget/client/hold-off.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function make() {
  const shown: unknown[] = []
  return { shown, hold: new HoldOff(150, (value) => shown.push(value)) }
}

test('shows at once when nobody touches it', () => {
  const { shown, hold } = make()
  hold.offer(1)
  expect(shown).toEqual([1])
})

test('the latest value waits while it is handled, and a moment more', () => {
  const { shown, hold } = make()
  hold.hold()
  hold.offer(1)
  hold.offer(2)
  vi.advanceTimersByTime(1000)
  expect(shown).toEqual([])
  hold.release()
  vi.advanceTimersByTime(149)
  expect(shown).toEqual([])
  vi.advanceTimersByTime(2)
  expect(shown).toEqual([2])
})

test('each touch begins the moment anew', () => {
  const { shown, hold } = make()
  hold.touch()
  hold.offer(1)
  vi.advanceTimersByTime(100)
  hold.touch()
  vi.advanceTimersByTime(100)
  expect(shown).toEqual([])
  vi.advanceTimersByTime(60)
  expect(shown).toEqual([1])
})
