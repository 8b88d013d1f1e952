/** What the programs of libgpiod are called with and what they print, in versions 1 and 2. @module */

import type { Drive, InputOptions, Level, LineInfo, Pull } from '../../backend.ts'

export type Version = 1 | 2

/** Reads `gpiomon (libgpiod) v1.6.3`. Versions 0 were as 1; what comes after 2 is taken for 2. */
export function parseVersion(output: string): Version {
  const major = Number(/\bv(\d+)\.\d/.exec(output)?.[1] ?? 1)
  return major >= 2 ? 2 : 1
}

const biases: Record<Version, Record<Pull, string>> = {
  1: { up: 'pull-up', down: 'pull-down', none: 'disable' },
  2: { up: 'pull-up', down: 'pull-down', none: 'disabled' },
}

/** Where a line is. */
export interface Place {
  /** Name of the chip: `gpiochip0`. */
  readonly chip: string
  readonly offset: number
}

const consumer = 'kaithem'

/** Arguments of gpioget. */
export function getArguments(version: Version, { chip, offset }: Place, pull: Pull): string[] {
  const bias = `--bias=${biases[version][pull]}`
  return version === 1 ? [bias, chip, `${offset}`] : [bias, '--numeric', `--chip=${chip}`, `${offset}`]
}

/** Arguments of gpiomon: one line of output for each edge, see `parseEdge`. */
export function monitorArguments(
  version: Version,
  { chip, offset }: Place,
  { pull, debounce }: InputOptions,
): string[] {
  const bias = `--bias=${biases[version][pull]}`
  if (version === 1) return ['--line-buffered', bias, '--format=%e %s %n', chip, `${offset}`]
  const period = debounce > 0 ? [`--debounce-period=${Math.round(debounce * 1e6)}us`] : []
  return [bias, ...period, `--consumer=${consumer}`, '--format=%e %S', `--chip=${chip}`, `${offset}`]
}

/** Arguments of gpioset: it drives the line until it is ended. */
export function setArguments(version: Version, { chip, offset }: Place, level: Level, drive: Drive): string[] {
  const value = `${offset}=${level}`
  if (version === 1) return ['--mode=signal', `--drive=${drive}`, chip, value]
  return [`--drive=${drive}`, `--consumer=${consumer}`, `--chip=${chip}`, value]
}

/** Reads a line of gpiomon; undefined for what is none. The time is in seconds of the monotonic clock. */
export function parseEdge(line: string): { readonly level: Level; readonly time: number } | undefined {
  const match = /^([012]) (\d+)(?:\.(\d{1,9})| (\d{1,9}))$/.exec(line.trim())
  if (match === null) return undefined
  const [, kind, seconds, fraction, nanoseconds] = match
  const part = fraction === undefined ? Number(nanoseconds) : Number(fraction.padEnd(9, '0'))
  return { level: kind === '1' ? 1 : 0, time: Number(seconds) + part / 1e9 }
}

/** Reads gpiodetect: `gpiochip0 [pinctrl-bcm2711] (58 lines)`. */
export function parseChips(output: string): { name: string; label: string; lines: number }[] {
  return [...output.matchAll(/^(\S+) \[(.*)\] \((\d+) lines?\)$/gm)].map(([, name = '', label = '', lines]) => ({
    name,
    label,
    lines: Number(lines),
  }))
}

/** Reads gpioinfo: a heading for each chip and a line for each line, in columns of version 1 or with attributes of version 2. */
export function parseLines(output: string, labels: ReadonlyMap<string, string>): LineInfo[] {
  const found: LineInfo[] = []
  let chip = ''
  for (const line of output.split('\n')) {
    const heading = /^(\S+) - \d+ lines?:/.exec(line)
    if (heading !== null) chip = heading[1] ?? ''
    const match = /^\s+line\s+(\d+):\s+(unnamed|"[^"]*")\s+(.*)$/.exec(line)
    if (match === null) continue
    const [, offset, name = '', rest = ''] = match
    found.push({
      chip,
      label: labels.get(chip) ?? '',
      offset: Number(offset),
      name: name === 'unnamed' ? '' : name.slice(1, -1),
      direction: /\boutput\b/.test(withoutNames(rest)) ? 'out' : 'in',
      ...userOf(rest),
    })
  }
  return found
}

const withoutNames = (text: string): string => text.replaceAll(/"[^"]*"/g, '')

function userOf(rest: string): { consumer: string; used: boolean } {
  const named = /consumer=(?:"([^"]*)"|(\S+))/.exec(rest)
  if (named !== null) return { consumer: named[1] ?? named[2] ?? '', used: true }
  const column = /^"([^"]*)"/.exec(rest)
  const used = /\[used|\[kernel|\bused\b/.test(withoutNames(rest)) || column !== null
  return { consumer: column?.[1] ?? (rest.startsWith('kernel') ? 'kernel' : ''), used }
}
