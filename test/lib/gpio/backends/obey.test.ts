import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { obeyCommands } from '../../../../lib/gpio/backends/obey.ts'

test('obeys what waits, in order, and counts it', () => {
  const { port1, port2 } = new MessageChannel()
  const count = new SharedArrayBuffer(4)
  const obeyed: number[] = []
  port1.postMessage(1)
  port1.postMessage(2)
  obeyCommands<number>(port2, count, (command) => obeyed.push(command))
  obeyCommands<number>(port2, count, (command) => obeyed.push(command))
  expect([obeyed, new Int32Array(count)[0]]).toEqual([[1, 2], 2])
  port1.close()
})
