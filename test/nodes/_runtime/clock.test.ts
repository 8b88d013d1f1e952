import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { runtimeClock } from '../../../nodes/_runtime/clock.ts'
import type { Red } from '../../../nodes/_runtime/red-types.ts'

test('one clock for each Node-RED; its errors go to the log', async () => {
  const logged: string[] = []
  const RED = { events: new EventEmitter(), log: { error: (text: string) => logged.push(text) } } as unknown as Red
  const clock = runtimeClock(RED)
  expect(runtimeClock(RED)).toBe(clock)
  expect(Math.abs(clock.now() - Date.now() / 1000)).toBeLessThan(5)
  await new Promise<void>((resolve) => {
    clock.setTimeout(() => {
      clock.setTimeout(resolve, 0)
      throw new Error('in a timer')
    }, 0)
  })
  expect(logged).toEqual(['kaithem: Error: in a timer'])
})
