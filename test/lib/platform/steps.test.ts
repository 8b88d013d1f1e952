import { describe, expect, it } from 'vitest'
import { atOnce, runLater, runNow, type Steps, step } from '../../../lib/platform/steps.ts'

function* work(log: string[], fails = false): Steps<number> {
  try {
    const a = yield* step(
      () => 1,
      async () => 10,
    )
    log.push(`a ${a}`)
    const b = yield* atOnce(() => {
      if (fails) throw new Error('no')
      return 2
    })
    return a + b
  } catch (error) {
    log.push(String(error))
    throw error
  } finally {
    log.push('end')
  }
}

describe('steps', () => {
  it('run at once', () => {
    const log: string[] = []
    expect(runNow(work(log))).toBe(3)
    expect(log).toEqual(['a 1', 'end'])
  })

  it('run later, with other code in between', async () => {
    const log: string[] = []
    const running = runLater(work(log))
    log.push('between')
    expect(await running).toBe(12)
    expect(log).toEqual(['between', 'a 10', 'end'])
  })

  it('fail where the step is', async () => {
    const log: string[] = []
    expect(() => runNow(work(log, true))).toThrow('no')
    await expect(runLater(work(log, true))).rejects.toThrow('no')
    expect(log).toEqual(['a 1', 'Error: no', 'end', 'a 10', 'Error: no', 'end'])
  })
})
