/** The machine with the simulated chip, from inside. @module */

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { GpioBackend, Level } from '../../../lib/gpio/backend.ts'
import { createCdevBackend } from '../../../lib/gpio/backends/cdev/cdev.ts'
import { createGpiodBackend } from '../../../lib/gpio/backends/gpiod/gpiod.ts'
import { createOnoffBackend } from '../../../lib/gpio/backends/onoff/onoff.ts'
import { createNodeClock } from '../../../lib/platform/node/clock.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import type { GpioRig } from '../../contracts/gpio-cases.ts'

const configuration = '/sys/kernel/config/gpio-sim/vm'
export const root = process.cwd()

const text = (path: string): string => readFileSync(path, 'utf8').trim()

/** The folder of a line of the chip; the chip may have returned under another name. */
export function simulated(offset: number, file: 'pull' | 'value'): string {
  const chip = text(`${configuration}/bank/chip_name`)
  return `/sys/devices/platform/${text(`${configuration}/dev_name`)}/${chip}/sim_gpio${offset}/${file}`
}

/** Drives a line from outside. */
export function drive(offset: number, level: Level): void {
  writeFileSync(simulated(offset, 'pull'), level === 1 ? 'pull-up' : 'pull-down')
}

/** What is on a line. */
export const driven = (offset: number): Level => (text(simulated(offset, 'value')) === '1' ? 1 : 0)

/** Takes the chip away, or brings it back. */
export function setChip(isThere: boolean): void {
  const wanted = isThere ? '1' : '0'
  if (text(`${configuration}/live`) !== wanted) writeFileSync(`${configuration}/live`, wanted)
}

export const driverNames = ['cdev', 'gpiod', 'onoff'] as const
export type RealDriver = (typeof driverNames)[number]

/** Where the test's own npm packages are. */
export const testPackages = createRequire(join(root, '.cache', 'vm', 'npm', 'package.json'))

export function createBackend(name: RealDriver): GpioBackend {
  const clock = createNodeClock((error) => process.stderr.write(`${error}\n`))
  if (name === 'cdev') return createCdevBackend({ packages: createNodePackages() })
  if (name === 'gpiod') return createGpiodBackend(clock)
  return createOnoffBackend({ packages: { load: (wanted) => testPackages(wanted) }, clock })
}

/** For the cases of the contract. In the simulated chip a pull beats what drives the line from outside, so it gets none then. */
export function createRig(name: RealDriver): GpioRig {
  const backend = createBackend(name)
  const fromOutside = new Set<number>()
  const rigged: GpioBackend = {
    ...backend,
    openInput: (address, options, listener) => {
      const isDriven = fromOutside.has(address.offset ?? -1) && backend.features.pull
      return backend.openInput(address, isDriven ? { ...options, pull: 'none' } : options, listener)
    },
  }
  return {
    backend: rigged,
    drive: (offset, level) => {
      if (level === null) fromOutside.delete(offset)
      else {
        fromOutside.add(offset)
        drive(offset, level)
      }
    },
    driven,
    named: { name: 'GPIO4', offset: 4 },
  }
}

/** Lets go of what drivers have left at its fail-safe level, so that another driver finds the lines free. */
export function releaseAll(): void {
  for (const child of others.splice(0)) child.kill('SIGKILL')
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const isHolder = text(`/proc/${pid}/environ`).includes('KAITHEM_GPIO=')
      if (isHolder || text(`/proc/${pid}/cmdline`).includes('gpio-guardian')) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It has ended.
    }
  }
  for (const entry of readdirSync('/sys/class/gpio')) {
    const [, number] = /^gpio(\d+)$/.exec(entry) ?? []
    if (number !== undefined) writeFileSync('/sys/class/gpio/unexport', number)
  }
}

/**
 * Toggles lines from another process, quickly.
 *
 * @param interval microseconds between two writes, if the machine can
 * @param seconds after which it ends in any case
 * @returns nanoseconds it took, how many writes there were, and when each began (up to 20,000)
 */
export async function toggle(
  interval: number,
  count: number,
  offsets: readonly number[],
  seconds = 60,
): Promise<{ took: number; written: number; times: number[] }> {
  const args = [`${interval}`, `${count}`, `${seconds}`, ...offsets.map((offset) => simulated(offset, 'pull'))]
  const program = join(root, '.cache', 'vm', 'tools', 'toggle')
  const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 1e7 })
  const [took = 0, written = 0, ...times] = stdout.trim().split('\n').map(Number)
  return { took, written, times }
}

export const sleep = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Waits for a condition. @param longest seconds */
export async function until(what: string, isSo: () => boolean, longest = 30): Promise<void> {
  const end = performance.now() + longest * 1000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited ${longest} s for ${what}`)
    await sleep(0.005)
  }
}

/** Processes that a case may have left running. */
const others: ChildProcess[] = []

/** Another Node.js running a part of this program, and the lines it prints. */
export class Other {
  readonly lines: string[] = []
  readonly child: ChildProcess
  readonly ended: Promise<void>

  constructor(...args: string[]) {
    this.child = spawn(process.execPath, [process.argv[1] ?? '', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    others.push(this.child)
    this.child.stdout?.setEncoding('utf8').on('data', (data: string) => this.lines.push(...data.trim().split('\n')))
    this.ended = new Promise((resolve) => this.child.on('close', () => resolve()))
  }

  async says(line: string): Promise<void> {
    await until(`another process to say ${line}; it said ${this.lines}`, () => this.lines.includes(line), 60)
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child.kill(signal)
    await this.ended
  }
}
