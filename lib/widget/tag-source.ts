/**
 * A tag as the source of a widget's value.
 *
 * Who may see and change it, and with which priority, says the tag's `expose`: a change then is the claim `WebAPIClaim`. A tag that
 * is not exposed is shown because code made a page with it; whoever may change the widget sets its default claim.
 *
 * @module
 */

import type { Owner, Subscription } from '../scope.ts'
import { makeClaim } from '../tags/claims.ts'
import { type EffectiveExposure, effectiveExposure, effectivePermissions, never } from '../tags/exposure.ts'
import type { Point } from '../tags/point.ts'
import { subscribe } from '../tags/subscribers.ts'
import { claimNames } from '../tags/types.ts'
import type { ValueSource } from './behaviour.ts'
import { noRights, type WidgetRights } from './permissions.ts'

/** What the widget makes of it. */
export interface TagLens {
  /** The value of the tag as the widget keeps it; `isSet` is false while nobody ever set the tag. */
  toWidget(value: unknown, isSet: boolean): unknown
  /** What a client set, as the tag takes it. */
  toTag(value: unknown): unknown
  /** The tag changed, and somebody sees it. */
  show(value: unknown, timestamp: number): void
  /** Whether the same is shown. */
  same(a: unknown, b: unknown): boolean
  /** Who may see it, or change it, is no longer the same. */
  rightsChanged(): void
  /** It must hear of every change, whether somebody sees it or not. */
  readonly isRecorder?: boolean
}

export const exposureOf = (point: Point<unknown>): EffectiveExposure | undefined =>
  effectiveExposure(effectivePermissions(point.knownMeta?.codeExposure, point.knownMeta?.configuredExposure))

const nobody: WidgetRights = { read: [], write: [never] }

/** Whether setting it makes sense. */
export const isWritable = (point: Point<unknown>): boolean =>
  (point.knownMeta?.writable ?? true) && !(point.knownMeta?.isInputOnly ?? false)

export class TagSource implements ValueSource {
  private readonly point: Point<unknown>
  private readonly owner: Owner
  private readonly lens: TagLens
  private readonly key = {}
  private subscription: Subscription | undefined

  constructor(point: Point<unknown>, owner: Owner, lens: TagLens) {
    this.point = point
    this.owner = owner
    this.lens = lens
  }

  get rights(): WidgetRights {
    const exposure = exposureOf(this.point)
    if (!isWritable(this.point)) return { read: exposure?.read ?? [], write: nobody.write }
    return exposure ?? noRights
  }

  refresh(kept: unknown): unknown {
    const now = this.read()
    return this.lens.same(now, kept) ? undefined : now
  }

  set(value: unknown, user: string): void {
    const { point, owner } = this
    const exposure = exposureOf(point)
    const wanted = this.lens.toTag(value)
    if (exposure === undefined) {
      point.set(point.defaultClaim, wanted, { annotation: user, owner })
      return
    }
    const options = { name: claimNames.web, priority: exposure.priority, annotation: user }
    makeClaim(point, options, owner, (claim, how) => point.set(claim, wanted, how))
  }

  watch(isWatched: boolean): void {
    const { point, lens } = this
    if (!isWatched && lens.isRecorder === true && !point.closed) return
    this.stop()
    if (!isWatched || point.closed) return
    let rights = JSON.stringify(this.rights)
    this.subscription = subscribe(point, this.owner, this.key, (value, timestamp) => {
      const now = JSON.stringify(this.rights)
      // Before anything is shown to those who may not see it any more.
      if (now !== rights) lens.rightsChanged()
      rights = now
      lens.show(lens.toWidget(value, true), timestamp)
    })
  }

  /** The widget ends. */
  stop(): void {
    this.subscription?.unsubscribe()
    this.subscription = undefined
  }

  private read(): unknown {
    const value = this.point.read()
    return this.lens.toWidget(value, this.point.active.timestamp !== 0)
  }
}
