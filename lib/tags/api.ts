/** kaithem.tags: start here. @module */

import type { WithAliases } from '../aliases.ts'
import type { Owner, Subscription } from '../scope.ts'
import type { HighpassFilter } from './filters/highpass.ts'
import type { HysteresisFilter } from './filters/hysteresis.ts'
import type { LowpassFilter } from './filters/lowpass.ts'
import { createTagMembers } from './members.ts'
import type { NameOptions } from './names.ts'
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
   * The numeric tag of that name, made with the value 0 if missing.
   *
   * @param name see `normalize_name`
   * @throws KAITHEM_NAME for a name that is not allowed; KAITHEM_TYPE when it exists with another type
   * @example
   * kaithem.tags.NumericTag('/shop/temp').value = 21
   * kaithem.tags['/shop/temp'].value // => 21
   */
  readonly NumericTag: TagGetter<NumericTag>
  /**
   * The string tag of that name, made empty if missing. Whatever it is set to becomes text.
   *
   * @param name see `normalize_name`
   * @throws KAITHEM_NAME for a name that is not allowed; KAITHEM_TYPE when it exists with another type
   * @example
   * kaithem.tags.StringTag('/shop/door').value = 'open'
   * kaithem.tags['/shop/door'].value // => 'open'
   */
  readonly StringTag: TagGetter<StringTag>
  /**
   * The tag for plain data of that name, made with `{}` if missing. It keeps and gives copies; a text is parsed as JSON.
   *
   * @param name see `normalize_name`
   * @throws KAITHEM_NAME for a name that is not allowed; KAITHEM_TYPE when it exists with another type
   * @example
   * kaithem.tags.ObjectTag('/robot/place').value = { x: 1, y: 2 }
   * kaithem.tags['/robot/place'].value.y // => 2
   */
  readonly ObjectTag: TagGetter<ObjectTag>
  /**
   * The tag for bytes of that name, made empty if missing. Takes a Buffer, an ArrayBuffer or a list of numbers; keeps and
   * gives copies.
   *
   * @param name see `normalize_name`
   * @throws KAITHEM_NAME for a name that is not allowed; KAITHEM_TYPE when it exists with another type
   * @example
   * kaithem.tags.BinaryTag('/camera/still').value = [255, 216]
   * kaithem.tags['/camera/still'].value.length // => 2
   */
  readonly BinaryTag: TagGetter<BinaryTag>
  /**
   * The class of numeric tags, for `instanceof`. Calling it makes a tag that must not exist yet.
   *
   * @param name see `normalize_name`
   * @throws KAITHEM_STATE when there is a tag of that name; KAITHEM_NAME for a name that is not allowed
   * @example
   * kaithem.tags['/shop/temp'] instanceof kaithem.tags.NumericTagPointClass // => true
   */
  readonly NumericTagPointClass: TagGetter<NumericTag>
  /**
   * The class of string tags, for `instanceof`. Calling it makes a tag that must not exist yet.
   *
   * @param name see `normalize_name`
   * @throws KAITHEM_STATE when there is a tag of that name; KAITHEM_NAME for a name that is not allowed
   * @example
   * kaithem.tags['/shop/temp'] instanceof kaithem.tags.StringTagPointClass // => false
   */
  readonly StringTagPointClass: TagGetter<StringTag>
  /**
   * The class of tags for plain data, for `instanceof`. Calling it makes a tag that must not exist yet.
   *
   * @param name see `normalize_name`
   * @throws KAITHEM_STATE when there is a tag of that name; KAITHEM_NAME for a name that is not allowed
   * @example
   * kaithem.tags.ObjectTag('/robot/place') instanceof kaithem.tags.ObjectTagPointClass // => true
   */
  readonly ObjectTagPointClass: TagGetter<ObjectTag>
  /**
   * The class of tags for bytes, for `instanceof`. Calling it makes a tag that must not exist yet.
   *
   * @param name see `normalize_name`
   * @throws KAITHEM_STATE when there is a tag of that name; KAITHEM_NAME for a name that is not allowed
   * @example
   * kaithem.tags.BinaryTag('/camera/still') instanceof kaithem.tags.BinaryTagPointClass // => true
   */
  readonly BinaryTagPointClass: TagGetter<BinaryTag>
  /**
   * The tag of that name, whatever its type; a missing one is made, numeric. For names that `kaithem.tags[name]` cannot
   * reach because a member is called so.
   *
   * @param name see `normalize_name`
   * @throws KAITHEM_NAME for a name that is not allowed
   * @example
   * kaithem.tags.get('shop/temp') === kaithem.tags['/shop/temp'] // => true
   */
  get(name: string): NumericTag
  /**
   * Whether a tag exists; makes none. `name in kaithem.tags` does the same.
   *
   * @param name see `normalize_name`; false for a name that is not allowed
   * @example
   * kaithem.tags.has('/shop/temp') // => false
   * kaithem.tags['/shop/temp'].value = 21
   * kaithem.tags.has('shop/temp') // => true
   */
  has(name: string): boolean
  /**
   * Names of the tags in alphabetical order: all, or those that start with `prefix`, at most `limit`.
   *
   * @param prefix only names that start so; default: all
   * @param limit at most so many; default: all
   * @example
   * for (const name of ['/shop/temp', '/shop/door', '/hall']) kaithem.tags.get(name)
   * kaithem.tags.names('/shop') // => ['/shop/door', '/shop/temp']
   */
  names(prefix?: string, limit?: number): string[]
  /**
   * Deletes a tag for everybody: its claims, subscriptions and alarms end. An expression that needs the tag makes a new
   * one.
   *
   * @param name see `normalize_name`
   * @returns false when there is none
   * @example
   * kaithem.tags['/shop/temp'].value = 21
   * kaithem.tags.delete('/shop/temp') // => true
   * kaithem.tags.delete('/shop/temp') // => false
   */
  delete(name: string): boolean
  /**
   * All tags by normalised name; read-only and live. Looking makes no tag.
   *
   * @example
   * kaithem.tags['shop/temp'].value = 21
   * kaithem.tags.all_tags_raw.get('/shop/temp').value // => 21
   * kaithem.tags.all_tags_raw.get('/hall') // => undefined
   */
  readonly all_tags_raw: ReadonlyMap<string, AnyTag>
  /**
   * The form under which a tag is kept: trimmed, with a slash in front. Upper and lower case differ; what begins with
   * `=` is an expression and stays as it is.
   *
   * @param name the name as it was written
   * @param replacement put in place of each illegal character, or the option `{ replacement }`; without it they are an
   * error
   * @throws KAITHEM_NAME empty, beginning with a digit, longer than 512 characters, or with one of
   * `{}|\<>,?-=+)(*&^%$#@!~` and the backtick
   * @example
   * kaithem.tags.normalize_name(' shop/temp') // => '/shop/temp'
   * kaithem.tags.normalize_name('shop-temp', '_') // => '/shop_temp'
   * kaithem.tags.normalize_name('shop-temp') // throws KAITHEM_NAME
   */
  normalize_name(name: string, replacement?: string | NameOptions): string
  /**
   * Calls f(tag, subscriber, value, error) whenever a subscriber of any tag throws. The error is reported all the same.
   *
   * @param listener the function
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_CLOSED
   * @example
   * const off = kaithem.tags.on_subscriber_error((tag, f, value, error) => node.warn(`${tag.name}: ${error}`))
   * off()
   */
  on_subscriber_error(listener: SubscriberErrorListener): Subscription
  /**
   * A numeric tag that follows another slowly: only what changes slower than the time constant passes. Ends with its
   * owner or with `close()`.
   *
   * @param name the output tag, made if missing
   * @param input a numeric tag or its name
   * @param amount time constant in seconds, above 0: after it 63 % of a step has arrived
   * @param priority of its claim on the output tag (default 60), or the options `{ priority, interval }`
   * @param interval of the output tag in seconds (default -1: when the input changes and at each read)
   * @throws KAITHEM_VALUE for a time constant that is not above 0; KAITHEM_NAME, KAITHEM_TYPE for a bad tag
   * @example
   * kaithem.tags['/shop/temp'].value = 20
   * const slow = kaithem.tags.LowpassFilter('/shop/temp.slow', '/shop/temp', 30)
   * kaithem.tags['/shop/temp'].value = 30
   * slow.tag.value < 30 // => true
   */
  readonly LowpassFilter: FilterMaker<LowpassFilter>
  /**
   * A numeric tag with only the fast changes of another: what a low-pass filter takes away; 0 while the input rests.
   *
   * @param name the output tag, made if missing
   * @param input a numeric tag or its name
   * @param amount time constant in seconds, above 0
   * @param priority of its claim on the output tag (default 60), or the options `{ priority, interval }`
   * @param interval of the output tag in seconds (default -1: when the input changes and at each read)
   * @throws KAITHEM_VALUE for a time constant that is not above 0; KAITHEM_NAME, KAITHEM_TYPE for a bad tag
   * @example
   * kaithem.tags['/shop/temp'].value = 20
   * kaithem.tags.HighpassFilter('/shop/temp.fast', '/shop/temp', 30).tag.value // => 0
   */
  readonly HighpassFilter: FilterMaker<HighpassFilter>
  /**
   * A numeric tag that follows another only once it leaves a window; the window is dragged along.
   *
   * @param name the output tag, made if missing
   * @param input a numeric tag or its name
   * @param amount width of the window, 0 or more, in the unit of the input
   * @param priority of its claim on the output tag (default 60), or the options `{ priority, interval }`
   * @param interval of the output tag in seconds (default -1: when the input changes and at each read)
   * @throws KAITHEM_VALUE for a width below 0; KAITHEM_NAME, KAITHEM_TYPE for a bad tag
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * const calm = kaithem.tags.HysteresisFilter('/shop/temp.calm', temp, 1)
   * temp.value = 0.4
   * calm.tag.value // => 0
   * temp.value = 0.6
   * calm.tag.value // => 0.6
   */
  readonly HysteresisFilter: FilterMaker<HysteresisFilter>
  [Symbol.iterator](): IterableIterator<string>
}

/**
 * The tags: `kaithem.tags['/shop/temp']` is the tag of that name, made if missing. Iterating gives the names.
 *
 * @example kaithem.tags['/shop/temp'].value = 21
 */
export type TagsApi = WithAliases<TagsMembers> & { readonly [name: string]: NumericTag }

/** The tags as one owner sees them. */
export function createTagsApi(registry: TagRegistry, owner: Owner): TagsApi {
  const view = registry.viewFor(owner)
  return createTagProxy(view, createTagMembers(view)) as unknown as TagsApi
}
