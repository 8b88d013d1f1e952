import { expect, test } from 'vitest'
import { CommandThread } from '../../../../lib/gpio/backends/thread.ts'

function start(wake: (memory: Int32Array) => void) {
  const memory = new Int32Array(new SharedArrayBuffer(4))
  const died: string[] = []
  const thread = new CommandThread({
    program: 'gpio-pwm',
    data: { wake: memory.buffer },
    wake: () => wake(memory),
    message: () => undefined,
    died: () => died.push('died'),
  })
  return { thread, died }
}

const notify = (memory: Int32Array): void => {
  Atomics.add(memory, 0, 1)
  Atomics.notify(memory, 0)
}

test('commands are obeyed when waiting for them returns, and closing ends the thread', () => {
  const { thread, died } = start(notify)
  thread.send({ remove: 1 })
  expect(thread.wait()).toBe(true)
  const listeners = process.listenerCount('exit')
  thread.close()
  thread.close()
  expect(process.listenerCount('exit')).toBe(listeners - 1)
  expect(died).toEqual([])
}, 30_000)
