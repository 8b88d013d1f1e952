/** From whatever was thrown while a page was rendered to an error with a place in a template. @module */

import { isKaithemError } from '../../errors.ts'
import { passesThrough, reasonOf, TemplateError } from './error.ts'
import { Fault } from './print.ts'
import type { RenderState } from './render-state.ts'
import { linesBefore, scriptPrefix, type Unit } from './unit.ts'

/** A place in generated code, as a line of a trace has it. */
const place = new RegExp(`${scriptPrefix}(\\d+)/[^\\s():]*:(\\d+):(\\d+)`)

interface Found {
  readonly unit: Unit
  readonly at: number
}

function stackOf(error: unknown): readonly string[] {
  try {
    const stack =
      typeof error === 'object' && error !== null ? (error as { readonly stack?: unknown }).stack : undefined
    return typeof stack === 'string' ? stack.split('\n') : []
  } catch {
    return []
  }
}

function placeIn(line: string, { units }: RenderState): Found | undefined {
  const [, number, row, column] = place.exec(line) ?? []
  const unit = units.get(Number(number))
  const at = unit?.blueprint.generated.map.offset(Number(row) - linesBefore, Number(column))
  return unit === undefined || at === undefined ? undefined : { unit, at }
}

const written = ({ unit, at }: Found): string => {
  const { line, column } = unit.blueprint.source.position(at)
  return `${unit.name}:${line}:${column}`
}

/** The name of a function as the template has it. */
const nameIn = (line: string): string =>
  line
    .replace(/^at (?:async )?/, '')
    .replace(/ \(.*$/, '')
    .replace(/ \[as .*\]$/, '')
    .replace(/^Object\./, '')
    .replace(/^k\$(?:[dbi]_)?/, '')

/** The trace down to the outermost template, with places of templates instead of those of generated code. */
function readableTrace(error: unknown, x: RenderState): readonly string[] {
  const trace: string[] = []
  let last = 0
  for (const line of stackOf(error).map((entry) => entry.trim())) {
    if (!line.startsWith('at ')) continue
    const found = placeIn(line, x)
    trace.push(found === undefined ? line.slice('at '.length) : `${nameIn(line)} (${written(found)})`)
    if (found !== undefined) last = trace.length
  }
  if (last > 0) return trace.slice(0, last)
  return x.framesOf(error).map((frame) => `${frame.what} (${written(frame)})`)
}

function findPlace(error: unknown, x: RenderState): { readonly found: Found | undefined; readonly text: string } {
  const frame = x.framesOf(error)[0]
  if (error instanceof Fault && frame !== undefined) {
    const expression = frame.unit.blueprint.generated.places[error.index]
    if (expression !== undefined) {
      const text = frame.unit.blueprint.source.text.slice(expression.at, expression.end).trim()
      return {
        found: { unit: frame.unit, at: expression.at },
        text: text.length > 100 ? `${text.slice(0, 100)}…` : text,
      }
    }
    if (error.at >= 0) return { found: { unit: frame.unit, at: error.at }, text: '' }
  }
  for (const line of stackOf(error)) {
    const found = placeIn(line, x)
    if (found !== undefined) return { found, text: '' }
  }
  return { found: frame, text: '' }
}

/** What is thrown in place of an error: itself, when it is meant to pass or explains itself already. */
export function explain(error: unknown, x: RenderState, unit: Unit): unknown {
  if (passesThrough(error) || error instanceof TemplateError) return error
  const { found, text } = findPlace(error, x)
  const source = (found?.unit ?? unit).blueprint.source
  const isTimeout = error instanceof Fault && error.isTimeout
  const isOverflow = error instanceof RangeError && /call stack/i.test(error.message)
  const reason = isOverflow ? 'Something calls itself without end' : reasonOf(error)
  return new TemplateError(text === '' ? reason : `${text} ${reason}`, {
    phase: 'render',
    source,
    ...(found === undefined ? {} : source.position(found.at)),
    ...(isTimeout ? { code: 'KAITHEM_TEMPLATE_TIME' as const } : {}),
    cause: error instanceof Fault && !isKaithemError(error) ? undefined : error,
    trace: readableTrace(error, x),
  })
}
