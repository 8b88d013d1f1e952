/** The real clock, on Node's timers. @module */

import { performance } from 'node:perf_hooks'
import type { Clock, Timer } from '../clock.ts'

/** Node fires longer delays at once; longer waits are chained. */
const longestDelay = 2 ** 31 - 1

/** Last net under callbacks that throw, so that a timer never ends the process. */
export type TimerErrorListener = (error: unknown) => void

function guarded(callback: () => void, onError: TimerErrorListener): () => void {
  return () => {
    try {
      callback()
    } catch (error) {
      onError(error)
    }
  }
}

function startTimeout(callback: () => void, seconds: number): Timer {
  const state: { handle?: NodeJS.Timeout } = {}
  let left = Math.max(0, seconds * 1000)
  const step = (): void => {
    const delay = Math.min(left, longestDelay)
    left -= delay
    state.handle = setTimeout(left > 0 ? step : callback, delay)
    state.handle.unref()
  }
  step()
  return { cancel: () => clearTimeout(state.handle) }
}

/**
 * Epoch seconds from the monotonic clock; timers do not keep the process alive.
 *
 * @example
 * const clock = createNodeClock(error => log.error(String(error)))
 */
export function createNodeClock(onError: TimerErrorListener): Clock {
  const origin = performance.timeOrigin
  return {
    now: () => (origin + performance.now()) / 1000,
    wall: () => Date.now() / 1000,
    setTimeout: (callback, seconds) => startTimeout(guarded(callback, onError), seconds),
    setInterval: (callback, seconds) => {
      const run = guarded(callback, onError)
      const state = { timer: startTimeout(tick, seconds) }
      function tick(): void {
        state.timer = startTimeout(tick, seconds)
        run()
      }
      return { cancel: () => state.timer.cancel() }
    },
    setImmediate: (callback) => {
      const handle = setImmediate(guarded(callback, onError))
      return { cancel: () => clearImmediate(handle) }
    },
  }
}
