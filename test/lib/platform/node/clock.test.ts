import { describe, expect, it } from 'vitest'
import { createNodeClock } from '../../../../lib/platform/node/clock.ts'
import { testClock } from '../../../contracts/clock.ts'
import { until } from '../../../support/wait.ts'

describe('createNodeClock', () => {
  testClock(() => {
    const clock = createNodeClock(() => {})
    return {
      clock,
      pass: (seconds) => {
        const end = performance.now() + seconds * 1000
        return until(() => performance.now() >= end)
      },
    }
  })

  it('is on the epoch scale', () => {
    expect(Math.abs(createNodeClock(() => {}).now() - Date.now() / 1000)).toBeLessThan(5)
  })

  it('hands errors of callbacks to the listener', async () => {
    const errors: unknown[] = []
    const clock = createNodeClock((error) => errors.push(error))
    const boom = (): never => {
      throw new Error('boom')
    }
    clock.setImmediate(boom)
    clock.setTimeout(boom, 0)
    const timer = clock.setInterval(boom, 0.001)
    await until(() => errors.length >= 5)
    timer.cancel()
    expect(String(errors[0])).toBe('Error: boom')
  })
})
