/** Running the programs of libgpiod, without a shell. @module */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { which } from '../../../platform/node/which.ts'
import type { LineInfo } from '../../backend.ts'
import { isRunning } from '../processes.ts'
import { type Place, parseChips, parseLines, parseVersion, type Version } from './syntax.ts'

export type Program = 'gpiodetect' | 'gpioinfo' | 'gpioget' | 'gpioset' | 'gpiomon'

/** All of them are needed. */
export const programs: readonly Program[] = ['gpiodetect', 'gpioinfo', 'gpioget', 'gpioset', 'gpiomon']

export const placeKey = ({ chip, offset }: Place): string => `${chip}:${offset}`

/** The variable that tells which of these processes hold which line for whom. */
const marker = 'KAITHEM_GPIO'
/** Milliseconds that a program may take to answer. */
const patience = 5000

export class GpiodPrograms {
  /** Lines that are open here, as `placeKey` names them. */
  readonly open = new Set<string>()
  #version: Version | undefined

  /** The first program that is missing. */
  missing(): Program | undefined {
    return programs.find((program) => which(program) === null)
  }

  get version(): Version {
    this.#version ??= parseVersion(this.run('gpiodetect', ['--version']))
    return this.#version
  }

  /** Runs one to its end. @throws with what it printed when it failed */
  run(program: Program, args: readonly string[]): string {
    const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: patience })
    if (error !== undefined) throw error
    if (status !== 0) throw new Error(stderr.trim() || `${program} ended with ${status}`)
    return stdout
  }

  /** Starts one that holds a line. */
  hold(program: 'gpioset' | 'gpiomon', args: readonly string[], { chip, offset }: Place): ChildProcess {
    const env = { ...process.env, [marker]: `${process.pid} ${chip} ${offset}` }
    const output = program === 'gpiomon' ? 'pipe' : 'ignore'
    // In a group of its own: what ends Node-RED in a terminal is not for it, Node-RED ends it.
    return spawn(program, args, { env, stdio: ['ignore', output, 'pipe'], detached: true })
  }

  lines(): LineInfo[] {
    const labels = new Map(this.chips().map(({ name, label }) => [name, label]))
    return parseLines(this.run('gpioinfo', []), labels)
  }

  line({ chip, offset }: Place): LineInfo | undefined {
    const args = this.version === 1 ? [chip] : [`--chip=${chip}`]
    return parseLines(this.run('gpioinfo', args), new Map([])).find((line) => line.offset === offset)
  }

  chips(): { name: string; label: string; lines: number }[] {
    return parseChips(this.run('gpiodetect', []))
  }
}

/** Processes of ours that hold a line although nobody needs it: their Node-RED is gone, or it has closed the line. */
export function leftovers({ chip, offset }: Place, isOpen: boolean, proc = '/proc'): number[] {
  return readdirSync(proc)
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const entry = variable(`${proc}/${pid}/environ`)
      const [owner, itsChip, itsOffset] = entry.split(' ')
      if (itsChip !== chip || itsOffset !== `${offset}`) return false
      return Number(owner) === process.pid ? !isOpen : !isRunning(Number(owner))
    })
    .map(Number)
}

function variable(path: string): string {
  try {
    const entries = readFileSync(path, 'latin1').split('\0')
    return entries.find((entry) => entry.startsWith(`${marker}=`))?.slice(marker.length + 1) ?? ''
  } catch {
    return ''
  }
}
