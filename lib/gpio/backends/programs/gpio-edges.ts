/** The thread that waits for edges. @module */

import { closeSync } from 'node:fs'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { createNodePackages } from '../../../platform/node/packages.ts'
import { type EdgeCommand, EdgeLoop } from '../edge-loop.ts'
import { EdgeRing } from '../edge-ring.ts'
import { loadLibc } from '../libc.ts'
import { obeyCommands } from '../obey.ts'
import type { ThreadData } from '../thread.ts'

/** What the thread is started with. */
export interface EdgeThreadData {
  readonly ring: SharedArrayBuffer
  readonly wakeFd: number
}

/** Milliseconds after which a removed chip is noticed at the latest. */
const lookEvery = 500

function main({ ring: memory, obeyed, wakeFd }: EdgeThreadData & ThreadData, port: MessagePort): void {
  const libc = loadLibc(createNodePackages())
  const ring = new EdgeRing(memory)
  const loop = new EdgeLoop(libc, ring, wakeFd, closeSync)
  const obey = (): void => obeyCommands<EdgeCommand>(port, obeyed, (command) => loop.command(command))
  port.postMessage({ priority: libc.hurry() })
  obey()
  while (!loop.ended) {
    if (loop.turn(lookEvery)) obey()
    if (ring.hasRecords && ring.claimNotice()) port.postMessage(undefined)
  }
  closeSync(wakeFd)
}

if (parentPort !== null) main(workerData, parentPort)
