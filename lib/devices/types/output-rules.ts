/** What ProcessWatcher reads out of the output of a program: rules by regular expression, JSON path, column or line. @module */

import { errorText, KaithemError, valueText } from '../../errors.ts'
import { type DataPath, parsePath, readPath } from './data-path.ts'

/** More of the output is not searched by rules. */
const searched = 65_536
const longestPattern = 1000

/** A prepared rule. */
export interface OutputRule {
  readonly point: string
  readonly isNumber: boolean
  readonly unit: string
  /** The text found, or undefined. @throws where the output is not what the rule reads */
  find(output: string): unknown
}

type Loose = Readonly<Record<string, unknown>>

const textOf = (rule: Loose, key: string): string => valueText(rule[key] ?? '').trim()

/** @throws KAITHEM_VALUE naming what is wrong */
export function readRule(given: unknown): OutputRule {
  const rule: Loose = typeof given === 'object' && given !== null ? (given as Loose) : {}
  const point = textOf(rule, 'point')
  if (point === '') throw new KaithemError('KAITHEM_VALUE', 'A rule needs the name of a data point', {})
  const type = textOf(rule, 'type') || 'number'
  if (type !== 'number' && type !== 'string') {
    throw new KaithemError('KAITHEM_VALUE', `Rule ${point}: the type is number or string, not ${type}`, { point })
  }
  return { point, isNumber: type === 'number', unit: textOf(rule, 'unit'), find: finder(rule, point) }
}

function finder(rule: Loose, point: string): (output: string) => unknown {
  const kind = textOf(rule, 'kind') || 'line'
  const pattern = textOf(rule, 'pattern')
  if (kind === 'regex') return regexFinder(pattern, point)
  if (kind === 'json') return jsonFinder(parsePath(pattern))
  if (kind === 'column') return columnFinder(pattern, point)
  if (kind === 'line') return lineFinder(pattern === '' ? 1 : whole(pattern, point))
  throw new KaithemError('KAITHEM_VALUE', `Rule ${point}: the kind is regex, json, column or line, not ${kind}`, {
    point,
  })
}

/** The first group, or all of the match. */
function regexFinder(pattern: string, point: string): (output: string) => unknown {
  if (pattern === '' || pattern.length > longestPattern) {
    const text = `Rule ${point}: a regular expression has 1 to ${longestPattern} characters`
    throw new KaithemError('KAITHEM_VALUE', text, { point })
  }
  let expression: RegExp
  try {
    expression = new RegExp(pattern, 'm')
  } catch (error) {
    throw new KaithemError('KAITHEM_VALUE', `Rule ${point}: ${errorText(error)}`, { point }, error)
  }
  return (output) => {
    const match = expression.exec(output.slice(0, searched))
    return match === null ? undefined : (match[1] ?? match[0])
  }
}

function jsonFinder(path: DataPath): (output: string) => unknown {
  return (output) => {
    const value = readPath(JSON.parse(output), path)
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  }
}

/** `column`, or `line,column`; both count from 1, or from the end with a minus. */
function columnFinder(pattern: string, point: string): (output: string) => unknown {
  const [first = '', second] = pattern.split(/[,\s]+/)
  const line = second === undefined ? 1 : whole(first, point)
  const column = whole(second ?? first, point)
  const ofLine = lineFinder(line)
  return (output) => {
    const text = ofLine(output)
    return text === undefined ? undefined : at(text.split(/\s+/), column)
  }
}

function lineFinder(line: number): (output: string) => string | undefined {
  return (output) => at(output.slice(0, searched).trimEnd().split(/\r?\n/), line)?.trim()
}

function at(list: readonly string[], place: number): string | undefined {
  return list.at(place > 0 ? place - 1 : place)
}

function whole(text: string, point: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number !== 0) return number
  throw new KaithemError(
    'KAITHEM_VALUE',
    `Rule ${point}: ${JSON.stringify(text)} is not the number of a line or column`,
    {
      point,
    },
  )
}

/** The value for the data point of a rule. @throws KAITHEM_VALUE nothing found, or no number */
export function applyRule(rule: OutputRule, output: string): string | number {
  let found: unknown
  try {
    found = rule.find(output)
  } catch (error) {
    throw new KaithemError('KAITHEM_VALUE', `rule ${rule.point}: ${errorText(error)}`, { point: rule.point }, error)
  }
  if (found === undefined || found === null) {
    throw new KaithemError('KAITHEM_VALUE', `rule ${rule.point}: nothing found in the output`, { point: rule.point })
  }
  const text = valueText(found)
  if (!rule.isNumber) return text.slice(0, searched)
  const number = typeof found === 'boolean' ? Number(found) : Number(text.trim().replace(/^([+-]?\d+),(\d+)$/, '$1.$2'))
  if (text.trim() !== '' && Number.isFinite(number)) return number
  const shown = JSON.stringify(text.slice(0, 40))
  throw new KaithemError('KAITHEM_VALUE', `rule ${rule.point}: ${shown} is not a number`, { point: rule.point })
}
