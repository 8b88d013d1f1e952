/** A whole Node-RED with a pin of the chip, killed. @module */

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HardwareCase } from './cases.ts'
import { driven, root, sleep, until } from './machine.ts'

/** Lines of the chip, each with the level that its node drives and the one it is left at. */
const outputs = [
  { offset: 14, initial: '0', failSafe: '1' },
  { offset: 15, initial: '1', failSafe: '0' },
] as const

const flow = [
  { id: 'tab', type: 'tab', label: 'pins' },
  ...outputs.map(({ offset, initial, failSafe }) => ({
    ...{ id: `out${offset}`, type: 'kaithem-gpio-out', z: 'tab', x: 100, y: 100, wires: [[]] },
    ...{ pin: `gpiochip0/${offset}`, mode: 'digital', initial, failSafe },
  })),
]

/** A folder with settings and the flow; this package comes from the checkout. */
function userFolder(): string {
  const folder = mkdtempSync('/tmp/node-red-')
  const settings = {
    ...{ uiHost: '127.0.0.1', uiPort: 1880, flowFile: 'flows.json', credentialSecret: 'test', nodesDir: [root] },
    ...{ telemetry: { enabled: false, updateNotification: false }, editorTheme: { tours: false } },
  }
  writeFileSync(join(folder, 'settings.js'), `module.exports = ${JSON.stringify(settings)}\n`)
  writeFileSync(join(folder, 'flows.json'), JSON.stringify(flow))
  return folder
}

function hasGuardian(): boolean {
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('gpio-guardian')
    } catch {
      return false
    }
  })
}

const areAt = (which: 'initial' | 'failSafe'): boolean =>
  outputs.every((output) => driven(output.offset) === Number(output[which]))

export const nodeRedCases: readonly HardwareCase[] = [
  {
    title: 'kill -9 of Node-RED leaves the pins of a flow at their fail-safe levels',
    longest: 700,
    run: async () => {
      const program = join(root, 'node_modules', 'node-red-4', 'red.js')
      const folder = userFolder()
      const child = spawn(process.execPath, [program, '--userDir', folder, '--settings', join(folder, 'settings.js')])
      const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
      let output = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (data: Buffer) => {
          output += data.toString()
        })
      }
      try {
        await until('Node-RED to start its flow', () => output.includes('Started flows'), 600)
        await until('the pins to be driven', () => areAt('initial'))
        await until('the guardian', hasGuardian)
        // It has begun, but not yet taken over: emulated machines are slow.
        await sleep(8)
        const killed = performance.now()
        child.kill('SIGKILL')
        await until('the fail-safe levels', () => areAt('failSafe'))
        const took = Math.round(performance.now() - killed)
        await ended
        await sleep(1)
        assert.ok(areAt('failSafe'))
        return [`fail-safe levels ${took} ms after the kill`]
      } catch (error) {
        throw new Error(`${(error as Error).message}\n${output}`)
      } finally {
        child.kill('SIGKILL')
      }
    },
  },
]
