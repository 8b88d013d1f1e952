/** What must be on disk when flows stop or the process ends. @module */

import process from 'node:process'
import { liveKaithem } from '../../lib/live.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { Red } from '../_runtime/red-types.ts'

/** Saves when flows have stopped, and at the exit of the process whatever ends it. */
export function saveOnStop(RED: Red): void {
  oncePer(RED.events, 'saving', () => {
    RED.events.on('flows:stopped', () => liveKaithem().flush())
    return true
  })
  oncePer(process, 'saving', () => {
    process.on('exit', () => liveKaithem().flush())
    return true
  })
}
