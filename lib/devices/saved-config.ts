/**
 * Settings that a device changed itself, kept over a restart. The configuration it was made from stays the first
 * authority: a setting the user changes there afterwards wins over the kept one.
 *
 * @module
 */

import type { Json, Store } from '../platform/store.ts'
import { samePlainData } from '../tags/values.ts'
import type { DeviceConfig } from './config-values.ts'

interface Kept {
  /** What the configuration said when the device changed it. */
  readonly base: Json
  readonly value: string
}

const storeKey = (device: string): string => `device:${device}`

function keptOf(store: Store, device: string): Map<string, Kept> {
  const found = new Map<string, Kept>()
  const stored = store.get(storeKey(device))
  if (!Array.isArray(stored)) return found
  for (const line of stored as readonly Json[]) {
    if (!Array.isArray(line) || line.length !== 3) continue
    const [key, base, value] = line as readonly Json[]
    if (typeof key === 'string' && typeof value === 'string') found.set(key, { base: base ?? null, value })
  }
  return found
}

function toJson(value: unknown): Json {
  try {
    return JSON.parse(JSON.stringify(value ?? null))
  } catch {
    return null
  }
}

/** Puts kept settings over the given ones. */
export function applyKept(store: Store, device: string, config: DeviceConfig): void {
  for (const [key, { base, value }] of keptOf(store, device)) {
    if (samePlainData(toJson(config[key]), base)) config[key] = value
  }
}

/** Keeps one setting. @param given what the configuration says */
export function keepSetting(store: Store, device: string, key: string, given: unknown, value: string): void {
  const kept = keptOf(store, device)
  kept.set(key, { base: toJson(given), value })
  store.set(
    storeKey(device),
    [...kept].map(([name, entry]) => [name, entry.base, entry.value]),
  )
}

export function forgetKept(store: Store, device: string): void {
  store.delete(storeKey(device))
}
