/** Tags that keep their value over a restart. @module */

import type { Json, Store } from '../platform/store.ts'
import { fromBase64, toBase64 } from './base64.ts'
import type { ClaimCore } from './claim-core.ts'
import { setKeeper } from './hooks.ts'
import type { Point } from './point.ts'
import { annotations } from './types.ts'
import { samePlainData } from './values.ts'

/** Key of a tag in the store. */
export function storeKey(name: string): string {
  return `tag:${name}`
}

/** JSON has no NaN and no bytes. */
function encode(value: unknown): Json {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return value instanceof Uint8Array ? toBase64(value) : (value as Json)
}

function decode(type: string, value: Json): unknown {
  if (type === 'binary') return typeof value === 'string' ? fromBase64(value) : undefined
  if (type === 'number') return typeof value === 'string' ? Number(value) : value
  // A text in an object tag would be parsed as JSON once more.
  return type === 'object' && typeof value === 'string' ? JSON.stringify(value) : value
}

function encodeAnnotation(annotation: unknown): Json {
  try {
    const text = JSON.stringify(annotation)
    return text === undefined || text.length > 10_000 ? null : (JSON.parse(text) as Json)
  } catch {
    return null
  }
}

function record<T>(point: Point<T>, claim: ClaimCore<T>): Json {
  const annotation = encodeAnnotation(claim.annotation)
  return { type: point.type, value: encode(claim.value), timestamp: claim.timestamp, annotation }
}

function save<T>(point: Point<T>, store: Store): void {
  const claim = point.defaultClaim
  if (claim.timestamp === 0 || claim.source !== undefined) return
  const now = record(point, claim)
  const kept = store.get(storeKey(point.name))
  if (isRecord(kept) && isRecord(now)) {
    const isSame = samePlainData(kept.value, now.value) && samePlainData(kept.annotation, now.annotation)
    if (isSame && kept.type === now.type) return
  }
  store.set(storeKey(point.name), now)
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Applies what was kept, if the tag was never set and it still fits. */
function load<T>(point: Point<T>, store: Store): void {
  const kept = store.get(storeKey(point.name))
  if (!isRecord(kept) || kept.type !== point.type || point.defaultClaim.timestamp !== 0) return
  const { timestamp } = kept
  const value = decode(point.type, kept.value ?? null)
  if (typeof timestamp !== 'number' || !(timestamp > 0) || value === undefined) return
  try {
    point.set(point.defaultClaim, value, { timestamp, annotation: annotations.restored })
  } catch (error) {
    point.env.reporter(undefined).report(error, `restoring tag ${point.name}`)
  }
}

/**
 * Turns keeping on or off. On: a value of an earlier run is put in if the tag was never set, and from now on every
 * change of the default claim is kept. Off: what was kept is forgotten.
 */
export function setRestore<T>(point: Point<T>, isOn: boolean): void {
  point.checkOpen()
  const { meta } = point
  if (meta.restore === isOn) return
  const { store } = point.env.deps
  meta.restore = isOn
  if (!isOn) {
    setKeeper(point, undefined)
    store.delete(storeKey(point.name))
    return
  }
  load(point, store)
  save(point, store)
  setKeeper(point, () => save(point, store))
}
