/**
 * Bindings: input bindings copy a tag into a data point, output bindings copy a data point to a tag. Where the data
 * point is a trigger, the destination is counted up instead.
 *
 * Porting note: in Kaithem the loops over both kinds are mixed up and bindings do nothing; here they do what its manual
 * says.
 *
 * @module
 */

import { isKaithemError, KaithemError, valueText } from '../errors.ts'
import type { AnyTag, TagsApi } from '../tags/api.ts'
import type { DataPoint, PointKind, PointSet } from './points.ts'
import { nextTrigger } from './trigger.ts'

/** Config keys of both kinds. */
export const bindingKeys = { input: 'kaithem.input_bindings', output: 'kaithem.output_bindings' } as const

/** A data point and a tag. */
export type Binding = readonly [point: string, tag: string]

/** Pairs from a list of pairs or of `{ point, tag }`, an object `{ point: tag }`, or the JSON of these. @throws KAITHEM_VALUE */
export function readBindings(value: unknown, what: string): Binding[] {
  if (value === undefined || value === null || value === '') return []
  const pairs = pairsOf(typeof value === 'string' ? parse(value, what) : value)
  if (pairs?.every((pair) => Array.isArray(pair) && pair.length >= 2) !== true) {
    throw new KaithemError('KAITHEM_VALUE', `${what} is a list of pairs: a data point and a tag`, {})
  }
  return pairs.map((pair) => [valueText((pair as unknown[])[0]), valueText((pair as unknown[])[1])] as const)
}

function pairsOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value.map(pairOf)
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined
}

function pairOf(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row) || !('point' in row && 'tag' in row)) return row
  return [row.point, row.tag]
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new KaithemError('KAITHEM_VALUE', `${what} is not JSON`, {}, error)
  }
}

export interface BindingServices {
  readonly points: PointSet
  readonly tags: TagsApi
  failed(text: string): void
}

/** The bindings of one device; `bind` is called for each of its points. */
export class Bindings {
  private readonly services: BindingServices
  private readonly inputs: readonly Binding[]
  private readonly outputs: readonly Binding[]
  /** Points that are being counted up: what comes back to them in a ring is the same event. */
  private readonly counting = new Set<string>()

  constructor(services: BindingServices, config: Readonly<Record<string, unknown>>) {
    this.services = services
    this.inputs = this.read(config, 'input')
    this.outputs = this.read(config, 'output')
  }

  bind(point: DataPoint): void {
    for (const [name, tag] of this.inputs) if (name === point.name) this.guard(tag, () => this.bindInput(point, tag))
    for (const [name, tag] of this.outputs) if (name === point.name) this.guard(tag, () => this.bindOutput(point, tag))
  }

  private read(config: Readonly<Record<string, unknown>>, kind: 'input' | 'output'): Binding[] {
    const key = bindingKeys[kind]
    try {
      return readBindings(config[key], key)
    } catch (error) {
      this.services.failed(isKaithemError(error) ? error.message : valueText(error))
      return []
    }
  }

  private guard(tag: string, bind: () => void): void {
    try {
      bind()
    } catch (error) {
      this.services.failed(`binding to ${tag}: ${isKaithemError(error) ? error.message : valueText(error)}`)
    }
  }

  private bindInput(point: DataPoint, name: string): void {
    const { points, tags } = this.services
    const source = openTag(tags, name, point.kind)
    if (point.subtype === 'trigger') {
      source.subscribe((value) => {
        // Of a switch only the way up is an event; a counter is one at every step.
        if (value || source.subtype === 'trigger')
          this.count(point.name, () => points.set(point.name, this.next(point)))
      })
      return
    }
    const copy = (value: unknown, timestamp: number, annotation: unknown): void =>
      points.set(point.name, value, timestamp, annotation)
    source.subscribe(copy, true)
  }

  private bindOutput(point: DataPoint, name: string): void {
    const target = openTag(this.services.tags, name, point.kind)
    if (point.subtype === 'trigger') {
      point.tag.subscribe(() => this.count(point.name, () => target(nextTrigger(target.value))))
      return
    }
    if (point.kind === 'binary')
      point.tag.subscribe((value, time, annotation) => target.fast_push(value, time, annotation))
    else point.tag.subscribe((value, time, annotation) => target(value, time, annotation), true)
  }

  private next(point: DataPoint): number {
    return nextTrigger(this.services.points.values[point.name])
  }

  private count(point: string, step: () => void): void {
    const { counting } = this
    const outer = counting.has(point)
    if (outer && counting.has(`${point}/`)) return
    counting.add(outer ? `${point}/` : point)
    try {
      step()
    } finally {
      counting.delete(outer ? `${point}/` : point)
    }
  }
}

function openTag(tags: TagsApi, name: string, kind: PointKind): AnyTag {
  if (tags.has(name) || name.trim().startsWith('=')) return tags.get(name) as unknown as AnyTag
  const makers = { number: tags.NumericTag, string: tags.StringTag, object: tags.ObjectTag, binary: tags.BinaryTag }
  return makers[kind](name) as AnyTag
}
