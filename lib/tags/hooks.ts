/** The one handler and the one source listener of a tag, and the keeper of restored tags. @module */

import { KaithemError } from '../errors.ts'
import type { Owned, Owner } from '../scope.ts'
import type { Point } from './point.ts'
import type { OwnedCallback } from './point-meta.ts'
import type { PointHooks } from './point-state.ts'
import type { TagListener } from './types.ts'

function ownCallback<F>(owner: Owner, call: F, clear: () => void): OwnedCallback<F> {
  const held: Owned = { dispose: clear }
  return { call, owner, held: owner.own(held) }
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
  clearHandler(point)
  if (callback === null || callback === undefined) return
  const handler = ownCallback(owner, callback, () => {
    if (point.hooks?.handler === handler) changeHooks(point, { handler: undefined })
  })
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
  clearSourceListener(point)
  if (callback === null || callback === undefined) return
  const { meta } = point
  const listener = ownCallback(owner, callback, () => {
    if (meta.onSourceChanged === listener) meta.onSourceChanged = undefined
  })
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
