import { expect, it } from 'vitest'
import { LineKeeper } from '../../../lib/gpio/line-keeper.ts'
import { KaithemError, ManualClock } from '../../../lib/index.ts'
import { codeOf, gone } from './support.ts'

function rig() {
  const clock = new ManualClock(0)
  const seen: string[] = []
  const state: { error: unknown; current: (() => boolean) | undefined } = { error: undefined, current: undefined }
  let made = 0
  const keeper = new LineKeeper<{ close(): void; readonly number: number }>({
    clock,
    open: (isCurrent) => {
      seen.push(`open at ${clock.now()}`)
      if (state.error !== undefined) throw state.error
      state.current = isCurrent
      const number = ++made
      return { number, close: () => void seen.push(`close ${number}`) }
    },
    recovered: () => void seen.push('recovered'),
    failed: (error) => void seen.push(`failed: ${error.message}`),
  })
  return { clock, seen, state, keeper }
}

it('opens a failed line anew, later and later, and tells of failure and recovery once', async () => {
  const { clock, seen, state, keeper } = rig()
  keeper.start()
  const isCurrent = state.current
  expect([keeper.line?.number, isCurrent?.()]).toEqual([1, true])
  state.error = gone()
  keeper.fail(gone())
  expect([keeper.line, keeper.error?.code, isCurrent?.()]).toEqual([undefined, 'KAITHEM_IO', false])
  await clock.advance(8)
  expect(seen).toEqual([
    ...['open at 0', 'close 1', 'failed: the chip is gone'],
    ...['open at 0.5', 'open at 1.5', 'open at 3.5', 'open at 7.5'],
  ])
  state.error = undefined
  await clock.advance(8)
  expect(seen.slice(-2)).toEqual(['open at 15.5', 'recovered'])
  expect([keeper.line?.number, keeper.error, clock.pending]).toEqual([2, undefined, 0])
})

it('waits at most ten seconds between two tries', async () => {
  const { clock, seen, state, keeper } = rig()
  state.error = gone()
  keeper.start()
  await clock.advance(100)
  const before = seen.length
  await clock.advance(100)
  expect(seen.length - before).toBe(10)
})

it('what is wrong with the call is thrown by start, and not tried again', () => {
  const { clock, state, keeper } = rig()
  state.error = new KaithemError('KAITHEM_STATE', 'taken')
  expect(codeOf(() => keeper.start())).toBe('KAITHEM_STATE')
  expect([keeper.line, clock.pending]).toEqual([undefined, 0])
  keeper.fail(gone())
  expect(clock.pending).toBe(0)
})

it('a line that is taken while it was gone is tried again all the same', async () => {
  const { clock, state, keeper } = rig()
  keeper.start()
  state.error = new KaithemError('KAITHEM_STATE', 'taken')
  keeper.fail(gone())
  await clock.advance(1)
  expect(keeper.error?.code).toBe('KAITHEM_STATE')
  state.error = undefined
  await clock.advance(5)
  expect(keeper.line).toBeDefined()
})

it('use hands on what the work gives, and a failing line counts as gone', async () => {
  const { clock, seen, keeper } = rig()
  expect(keeper.use(() => 1)).toBeUndefined()
  keeper.start()
  expect(keeper.use(({ number }) => number)).toBe(1)
  const broken = (): never => {
    throw new Error('odd')
  }
  expect(keeper.use(broken)).toBeUndefined()
  expect([keeper.error?.code, keeper.error?.message]).toEqual(['KAITHEM_IO', 'odd'])
  await clock.advance(1)
  expect(seen.at(-1)).toBe('recovered')
})

it('close ends it: no timer, and nothing more matters that the line says', async () => {
  const { clock, state, keeper, seen } = rig()
  keeper.start()
  keeper.close()
  expect([state.current?.(), keeper.line, clock.pending]).toEqual([false, undefined, 0])
  keeper.start()
  keeper.fail(gone())
  keeper.close()
  await clock.advance(100)
  expect([clock.pending, seen.filter((each) => each.startsWith('open')).length]).toEqual([0, 2])
})
