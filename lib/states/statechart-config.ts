/** Statecharts as they come in: JSON and nothing else, copied into plain objects of our own. @module */

import { KaithemError } from '../errors.ts'
import type { Json } from '../platform/store.ts'

/** An XState version 5 machine config as JSON. Delays (`after`) are in milliseconds, as XState has them. */
export type StatechartConfig = { readonly [key: string]: unknown }

const deepest = 100

function refuse(path: string, why: string): never {
  throw new KaithemError('KAITHEM_TYPE', `A statechart is JSON: ${path || 'the whole'} ${why}`, { path })
}

function copy(value: unknown, path: string, depth: number): Json | undefined {
  if (depth > deepest) refuse(path.slice(0, 80), `is nested more than ${deepest} levels deep, or contains itself`)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : refuse(path, 'is not a finite number')
  if (value === undefined) return undefined
  if (typeof value !== 'object') return refuse(path, `is a ${typeof value}`)
  if (Array.isArray(value)) return value.map((item, index) => copy(item, `${path}[${index}]`, depth + 1) ?? null)
  const result: Record<string, Json> = {}
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__') refuse(path, 'has a key __proto__')
    const copied = copy(item, path === '' ? key : `${path}.${key}`, depth + 1)
    if (copied !== undefined) result[key] = copied
  }
  return result
}

/** @throws KAITHEM_TYPE for functions, cycles, and whatever else JSON cannot hold */
export function copyConfig(config: unknown): { readonly [key: string]: Json } {
  const result = copy(config, '', 0)
  if (typeof result === 'object' && result !== null && !Array.isArray(result) && 'states' in result) {
    return result as { readonly [key: string]: Json }
  }
  throw new KaithemError('KAITHEM_TYPE', 'A statechart is an object with "states"')
}
