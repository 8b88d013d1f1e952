/** The one handler and the one source listener of a tag, and the keeper of restored tags. @module */

import { KaithemError } from '../errors.ts'
import type { Owned, Owner } from '../scope.ts'
import type { Point } from './point.ts'
import type { OwnedCallback } from './point-meta.ts'
import type { PointHooks } from './point-state.ts'
import type { TagListener } from './types.ts'

/** @throws KAITHEM_CLOSED when the owner is gone */
function ownCallback<F>(owner: Owner, call: F, clear: (callback: OwnedCallback<F>) => void): OwnedCallback<F> {
  const held: Owned = { dispose: () => clear(callback) }
  const callback: OwnedCallback<F> = { call, owner, held }
  owner.own(held)
  return callback
}

function checkFunction(callback: unknown, what: string): void {
  if (callback === null || callback === undefined || typeof callback === 'function') return
  throw new KaithemError('KAITHEM_TYPE', `${what} needs a function or null, not ${typeof callback}`, {})
}

/** Undefined again when nothing is left: plain tags take the hot path. */
function changeHooks<T>(point: Point<T>, change: Partial<PointHooks<T>>): void {
  const hooks: PointHooks<T> = { handler: point.hooks?.handler, keep: point.hooks?.keep, ...change }
  point.hooks = hooks.handler === undefined && hooks.keep === undefined ? undefined : hooks
  point.updatePolling()
}

/** See `tag.setHandler`. */
export function setHandler<T>(point: Point<T>, owner: Owner, callback: TagListener<T> | null | undefined): void {
  point.checkOpen()
  checkFunction(callback, `setHandler of tag ${point.name}`)
  if (callback === null || callback === undefined) {
    clearHandler(point)
    return
  }
  const handler = ownCallback(owner, callback, (ended) => {
    if (point.hooks?.handler === ended) changeHooks(point, { handler: undefined })
  })
  clearHandler(point)
  changeHooks(point, { handler })
}

export function clearHandler<T>(point: Point<T>): void {
  const handler = point.hooks?.handler
  if (handler === undefined) return
  handler.owner.disown(handler.held)
  changeHooks(point, { handler: undefined })
}

/** See `tag.onSourceChanged`. */
export function setSourceListener<T>(
  point: Point<T>,
  owner: Owner,
  callback: ((name: string) => unknown) | null | undefined,
): void {
  point.checkOpen()
  checkFunction(callback, `onSourceChanged of tag ${point.name}`)
  if (callback === null || callback === undefined) {
    clearSourceListener(point)
    return
  }
  const { meta } = point
  const listener = ownCallback(owner, callback, (ended) => {
    if (meta.onSourceChanged === ended) meta.onSourceChanged = undefined
  })
  clearSourceListener(point)
  meta.onSourceChanged = listener
}

export function clearSourceListener<T>(point: Point<T>): void {
  const meta = point.knownMeta
  if (meta?.onSourceChanged === undefined) return
  meta.onSourceChanged.owner.disown(meta.onSourceChanged.held)
  meta.onSourceChanged = undefined
}

/** Called after every set of the default claim. */
export function setKeeper<T>(point: Point<T>, keep: (() => void) | undefined): void {
  changeHooks(point, { keep })
}
