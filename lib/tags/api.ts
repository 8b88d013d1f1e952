/** kaithem.tags: start here. @module */

import type { WithAliases } from '../aliases.ts'
import type { Owner, Subscription } from '../scope.ts'
import type { HighpassFilter } from './filters/highpass.ts'
import type { HysteresisFilter } from './filters/hysteresis.ts'
import type { LowpassFilter } from './filters/lowpass.ts'
import { createTagMembers } from './members.ts'
import type { NumericTagPoint } from './numeric-tag-point.ts'
import type { BinaryTagPoint, ObjectTagPoint, StringTagPoint } from './other-tag-points.ts'
import { createTagProxy } from './proxy.ts'
import type { TagPoint } from './tag-point.ts'
import type { TagRegistry } from './tag-registry.ts'
import type { SubscriberErrorListener } from './types.ts'

export type { AlarmOptions, TagAlarm } from './alarm-seam.ts'
export type { ClaimHandle as Claim } from './claim.ts'
export type { ClaimInfo, ClaimOptions } from './claims.ts'
export type { EffectiveExposure } from './exposure.ts'
export type { LimitAlarms, TagLimits } from './limits.ts'
export type { AlarmConfig, TagConfig } from './tag-config.ts'
export type { SubscriberErrorListener, TagDeps, TagListener, TagType } from './types.ts'

/** A tag of any type. */
export type AnyTag = WithAliases<TagPoint<unknown>>
export type NumericTag = WithAliases<NumericTagPoint>
export type StringTag = WithAliases<StringTagPoint>
export type ObjectTag = WithAliases<ObjectTagPoint>
export type BinaryTag = WithAliases<BinaryTagPoint>

/** Gets a tag, or makes it; with and without `new`. */
export interface TagGetter<T> {
  (name: string): T
  new (name: string): T
}

/** What a filter may be told; also in this order after its time constant or hysteresis. */
export interface FilterOptions {
  /** Priority of its claim on the output tag (default 60). */
  readonly priority?: number
  /** Interval of the output tag in seconds (default -1: whenever the input changes, and at each read). */
  readonly interval?: number | null
}

/** Makes a filter; with and without `new`. */
export interface FilterMaker<T> {
  (
    name: string,
    input: AnyTag | NumericTag | string,
    amount: number,
    priority?: number | FilterOptions,
    interval?: number | null,
  ): T
  new (
    name: string,
    input: AnyTag | NumericTag | string,
    amount: number,
    priority?: number | FilterOptions,
    interval?: number | null,
  ): T
}

/** The members of `kaithem.tags` beside the tags themselves. */
export interface TagsMembers {
  /**
   * The numeric tag of that name, made if missing. Spec: tags, access and creation.
   *
   * @throws KAITHEM_NAME; KAITHEM_TYPE when it exists with another type
   */
  readonly NumericTag: TagGetter<NumericTag>
  /** As `NumericTag`, for texts. @example kaithem.tags.StringTag('/door').value = 'open' */
  readonly StringTag: TagGetter<StringTag>
  /** As `NumericTag`, for plain data. */
  readonly ObjectTag: TagGetter<ObjectTag>
  /** As `NumericTag`, for bytes. */
  readonly BinaryTag: TagGetter<BinaryTag>
  /** The class of numeric tags, for `instanceof`. Calling it makes a tag that must not exist yet (KAITHEM_STATE). */
  readonly NumericTagPointClass: TagGetter<NumericTag>
  readonly StringTagPointClass: TagGetter<StringTag>
  readonly ObjectTagPointClass: TagGetter<ObjectTag>
  readonly BinaryTagPointClass: TagGetter<BinaryTag>
  /**
   * The tag of that name, whatever its type; a missing one is made, numeric.
   *
   * @throws KAITHEM_NAME
   * @example kaithem.tags.get('shop/temp') === kaithem.tags['/shop/temp'] // true
   */
  get(name: string): NumericTag
  /** Whether a tag exists; makes none. @example if (kaithem.tags.has('/shop/temp')) ... */
  has(name: string): boolean
  /**
   * Names of the tags in alphabetical order: all, or those that start with `prefix`, at most `limit`.
   *
   * @example kaithem.tags.names('/shop') // ['/shop/door', '/shop/temp']
   */
  names(prefix?: string, limit?: number): string[]
  /**
   * Deletes a tag for everybody; false when there is none. An expression that needs the tag makes a new one.
   *
   * @example kaithem.tags.delete('/shop/temp')
   */
  delete(name: string): boolean
  /** All tags by normalised name; read-only and live. @example kaithem.tags.all_tags_raw.size */
  readonly all_tags_raw: ReadonlyMap<string, AnyTag>
  /**
   * The form under which a tag is kept: trimmed, with a slash in front. Upper and lower case differ; what begins with
   * `=` is an expression and stays as it is.
   *
   * @param replacement put in place of each illegal character; without it they are an error
   * @throws KAITHEM_NAME empty, beginning with a digit, longer than 512 characters, or with one of
   * `{}|\<>,?-=+)(*&^%$#@!~` and the backtick
   * @example kaithem.tags.normalize_name('shop-temp', '_') // '/shop_temp'
   */
  normalize_name(name: string, replacement?: string): string
  /**
   * Calls f(tag, subscriber, value, error) whenever a subscriber of any tag throws.
   *
   * @example kaithem.tags.on_subscriber_error((tag, f, value, error) => node.warn(`${tag.name}: ${error}`))
   */
  on_subscriber_error(listener: SubscriberErrorListener): Subscription
  /**
   * A numeric tag that follows another slowly: only what changes slower than the time constant (seconds) passes.
   *
   * @example kaithem.tags.LowpassFilter('/shop/temp.slow', '/shop/temp', 30).tag.value
   */
  readonly LowpassFilter: FilterMaker<LowpassFilter>
  /**
   * A numeric tag with only the fast changes of another.
   *
   * @example kaithem.tags.HighpassFilter('/shop/temp.fast', '/shop/temp', 30).tag.value
   */
  readonly HighpassFilter: FilterMaker<HighpassFilter>
  /**
   * A numeric tag that follows another only after it moved by the hysteresis.
   *
   * @example kaithem.tags.HysteresisFilter('/shop/temp.calm', '/shop/temp', 0.5).tag.value
   */
  readonly HysteresisFilter: FilterMaker<HysteresisFilter>
  [Symbol.iterator](): IterableIterator<string>
}

/**
 * The tags: `kaithem.tags['/shop/temp']` is the tag of that name, made if missing. Iterating gives the names.
 *
 * Spec: tags.
 *
 * @example kaithem.tags['/shop/temp'].value = 21
 */
export type TagsApi = WithAliases<TagsMembers> & { readonly [name: string]: NumericTag }

/** The tags as one owner sees them. */
export function createTagsApi(registry: TagRegistry, owner: Owner): TagsApi {
  const view = registry.viewFor(owner)
  return createTagProxy(view, createTagMembers(view)) as unknown as TagsApi
}
