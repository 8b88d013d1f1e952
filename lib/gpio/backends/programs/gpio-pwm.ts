/** The thread that makes pulses. @module */

import { writeSync } from 'node:fs'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { createNodePackages } from '../../../platform/node/packages.ts'
import type { Level } from '../../backend.ts'
import { createGpioKernel } from '../cdev/kernel.ts'
import { loadLibc } from '../libc.ts'
import { obeyCommands } from '../obey.ts'
import { type PwmCommand, PwmLoop, type PwmTarget } from '../pwm-loop.ts'
import type { ThreadData } from '../thread.ts'

/** What the thread is started with. */
export interface PwmThreadData {
  /** Changed, and notified, when a command or another duty is there. */
  readonly wake: SharedArrayBuffer
}

/** Writes levels in the way of each line; koffi is loaded for lines that need it only. */
function createWriter(): (fd: number, level: Level, kind: PwmTarget) => void {
  let kernel: ReturnType<typeof createGpioKernel> | undefined
  return (fd, level, kind) => {
    if (kind === 'file') writeSync(fd, level === 1 ? '1' : '0', 0)
    else {
      if (kernel === undefined) {
        const libc = loadLibc(createNodePackages())
        libc.hurry()
        kernel = createGpioKernel(libc)
      }
      kernel.set(fd, level)
    }
  }
}

function main({ wake: memory, obeyed }: PwmThreadData & ThreadData, port: MessagePort): void {
  const wake = new Int32Array(memory)
  const loop = new PwmLoop(createWriter())
  const now = (): number => performance.now() / 1000
  for (;;) {
    const seen = Atomics.load(wake, 0)
    obeyCommands<PwmCommand>(port, obeyed, (command) => loop.command(command, now()))
    if (loop.ended) return
    Atomics.wait(wake, 0, seen, loop.turn(now()) * 1000)
  }
}

if (parentPort !== null) main(workerData, parentPort)
