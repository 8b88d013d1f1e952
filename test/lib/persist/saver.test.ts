import { describe, expect, it } from 'vitest'
import { Saver, type SaverState } from '../../../lib/persist/saver.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

function rig(options: { interval?: number; perHour?: number } = {}) {
  const clock = new ManualClock(1000)
  const writes: number[] = []
  const states: SaverState[] = []
  const disk: { error: Error | undefined; gate: Promise<void> | undefined; writes: boolean } = {
    error: undefined,
    gate: undefined,
    writes: true,
  }
  const saver = new Saver({
    clock,
    interval: 1,
    perHour: 0,
    ...options,
    write: async () => {
      await disk.gate
      if (disk.error !== undefined) throw disk.error
      writes.push(clock.now() - 1000)
      return disk.writes
    },
    onChange: (state) => void states.push(state),
  })
  return { clock, writes, states, disk, saver }
}

describe('Saver', () => {
  it('makes one write of many changes', async () => {
    const { clock, writes, saver, states } = rig()
    for (let n = 0; n < 10; n++) saver.changed()
    expect(saver.state).toEqual({ unsaved: 10, due: 1001, error: undefined })
    await clock.advance(5)
    expect(writes).toEqual([1])
    expect(states.at(-1)).toEqual({ unsaved: 0, due: undefined, error: undefined })
    saver.changed()
    await clock.advance(5)
    expect(writes).toEqual([1, 6])
    expect(clock.pending).toBe(0)
  })

  it('keeps to its budget, and writes the rest together', async () => {
    const { clock, writes, saver } = rig({ perHour: 3 })
    for (let second = 0; second < 7200; second += 10) {
      saver.changed()
      await clock.advance(10)
    }
    expect(writes).toEqual([1, 11, 21, 3601, 3611, 3621, 7201].slice(0, writes.length))
    expect(writes.length).toBeGreaterThanOrEqual(6)
    expect(saver.state.unsaved).toBeGreaterThan(0)
  })

  it('writes at once when asked, whatever the budget says', async () => {
    const { writes, saver, clock } = rig({ perHour: 1 })
    for (let n = 0; n < 3; n++) {
      saver.changed()
      await saver.save()
    }
    expect(writes).toEqual([0, 0, 0])
    expect(clock.pending).toBe(0)
  })

  it('counts only writes that were needed', async () => {
    const { clock, writes, saver, disk } = rig({ perHour: 1 })
    disk.writes = false
    for (let n = 0; n < 3; n++) {
      saver.changed()
      await clock.advance(2)
    }
    expect(writes).toHaveLength(3)
  })

  it('does not lose a change that comes while it writes', async () => {
    const { clock, writes, saver, disk } = rig()
    let open = (): void => undefined
    disk.gate = new Promise((resolve) => {
      open = resolve
    })
    saver.changed()
    const saving = saver.save()
    // It has begun with the first change.
    saver.changed()
    open()
    await saving
    expect(saver.state).toMatchObject({ unsaved: 1, due: 1001 })
    await clock.advance(1)
    expect(writes).toEqual([0, 1])
  })

  it('runs one write at a time, however often it is asked', async () => {
    const { saver, writes } = rig()
    saver.changed()
    await Promise.all([saver.save(), saver.save(), saver.save()])
    expect(saver.state.unsaved).toBe(0)
    expect(writes).toHaveLength(1)
  })

  it('tries again after a failure, and tells it', async () => {
    const { clock, writes, saver, disk, states } = rig()
    disk.error = new Error('disk full')
    saver.changed()
    await clock.advance(1)
    expect(states.at(-1)).toMatchObject({ unsaved: 1, error: disk.error })
    await expect(saver.save()).rejects.toThrow('disk full')
    disk.error = undefined
    await clock.advance(10)
    expect(writes).toHaveLength(1)
    expect(saver.state).toEqual({ unsaved: 0, due: undefined, error: undefined })
  })

  it('saves the rest when it closes, and leaves no timer', async () => {
    const { clock, writes, saver } = rig({ interval: 60 })
    saver.changed()
    await saver.close()
    expect(writes).toEqual([0])
    await saver.close()
    saver.changed()
    expect(clock.pending).toBe(0)
  })

  it('leaves no timer either when the last write fails', async () => {
    const { clock, saver, disk } = rig()
    disk.error = new Error('disk full')
    saver.changed()
    await expect(saver.close()).rejects.toThrow('disk full')
    expect(clock.pending).toBe(0)
  })

  it('forgets', async () => {
    const { clock, writes, saver } = rig()
    saver.changed()
    saver.forget()
    await clock.advance(5)
    expect(writes).toEqual([])
    expect(saver.state.unsaved).toBe(0)
  })

  it('forgets while it writes: what comes after is counted from there', async () => {
    const { clock, writes, saver, disk } = rig()
    const gate = { open: () => {} }
    disk.gate = new Promise((resolve) => {
      gate.open = resolve
    })
    for (let n = 0; n < 3; n++) saver.changed()
    await clock.advance(1)
    const forgotten = saver.forget()
    for (let n = 0; n < 3; n++) saver.changed()
    disk.error = new Error('full')
    gate.open()
    await forgotten
    expect(saver.state).toMatchObject({ unsaved: 3, error: undefined })
    disk.error = undefined
    await clock.advance(20)
    expect([writes.length, saver.state.unsaved]).toEqual([1, 0])
    expect(clock.pending).toBe(0)
  })
})
