/** The thread's end of its commands. @module */

import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'

/** Obeys every command that waits, and tells the main thread so. */
export function obeyCommands<Command>(
  port: MessagePort,
  count: SharedArrayBuffer,
  obey: (command: Command) => void,
): void {
  const obeyed = new Int32Array(count)
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
    obey(next.message as Command)
    Atomics.add(obeyed, 0, 1)
    Atomics.notify(obeyed, 0)
  }
}
