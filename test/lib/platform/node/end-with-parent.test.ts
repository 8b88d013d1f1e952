/** With real processes it is tested by those that call it: test/support/host-program.ts. */

import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { endWithParent } from '../../../../lib/platform/node/end-with-parent.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Calls it in a process that only seems to be one with a parent. */
function begin() {
  vi.useFakeTimers()
  const listeners = new Map<string | symbol, () => void>()
  vi.spyOn(process, 'on').mockImplementation((event: string | symbol, listener: () => void) => {
    listeners.set(event, listener)
    return process
  })
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true)
  const before = Object.getOwnPropertyDescriptor(process, 'connected')
  const connected = (value: boolean): unknown =>
    Object.defineProperty(process, 'connected', { value, configurable: true, writable: true })
  connected(true)
  endWithParent()
  onTestFinished(() => {
    if (before === undefined) Reflect.deleteProperty(process, 'connected')
    else Object.defineProperty(process, 'connected', before)
  })
  return { listeners, kill, connected }
}

it('ends at once when it is told that the other one is gone, and not with a Ctrl-C', () => {
  const { listeners, kill } = begin()
  listeners.get('SIGINT')?.()
  expect(kill).not.toHaveBeenCalled()
  listeners.get('disconnect')?.()
  expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL')
})

it('ends a little later when that was told before it listened', () => {
  const { kill, connected } = begin()
  vi.advanceTimersByTime(5000)
  expect(kill).not.toHaveBeenCalled()
  connected(false)
  vi.advanceTimersByTime(1000)
  expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL')
})
