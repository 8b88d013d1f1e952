/** What a tag says about itself: its type, descriptions, defaults and switches. @module */

import { addAliases } from '../aliases.ts'
import { valueText } from '../errors.ts'
import type { Owner } from '../scope.ts'
import type { TagAlarms } from './alarms.ts'
import { setDefaultValue } from './defaults.ts'
import type { Point } from './point.ts'
import { optionalNumber, setProperty } from './properties.ts'
import { setRestore } from './restore.ts'
import type { LayeredName } from './settings.ts'
import type { TagConfig } from './tag-config.ts'
import type { TagType } from './types.ts'

/** Through whom a tag is held, and what it needs from the registry. */
export interface TagHolder {
  readonly owner: Owner
  handleOf(point: Point<unknown>): object
  alarmsOf(point: Point<unknown>): TagAlarms
  configure(point: Point<unknown>, config: TagConfig | null): void
  remove(point: Point<unknown>): void
}

/** The part of a tag that has no effect on its value, or only while it was never set. */
export abstract class TagMetadata<T> {
  /**
   * The normalised name, with a slash in front.
   *
   * @example
   * kaithem.tags['shop/temp'].name // => '/shop/temp'
   */
  declare readonly name: string
  declare protected readonly core: Point<T>
  declare protected readonly holder: TagHolder

  /**
   * True once the tag was deleted.
   *
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.closed // => false
   * kaithem.tags.delete('/shop/temp')
   * temp.closed // => true
   */
  get closed(): boolean {
    return this.core.closed
  }

  /**
   * `number`, `string`, `object` or `binary`.
   *
   * @example
   * kaithem.tags.StringTag('/shop/door').type // => 'string'
   */
  get type(): TagType {
    return this.core.type
  }

  /**
   * Seconds a getter's value is good for; 0 (default): it is asked at every read. Above 0 it is also asked in the
   * background while somebody subscribes.
   *
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no number
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.interval = 60
   * temp.value = () => 21 // asked at most once a minute
   */
  get interval(): number {
    return this.core.interval
  }

  set interval(seconds: number | null) {
    this.setProperty('interval', optionalNumber(seconds, `interval of tag ${this.name}`))
  }

  /**
   * Shown until the tag is set for the first time; null is the empty value of the type (0, '', {}, no bytes).
   *
   * @throws KAITHEM_TYPE, KAITHEM_VALUE when the type of the tag refuses it
   * @example
   * const temp = kaithem.tags['/shop/target']
   * temp.default = 19
   * temp.value // => 19
   * temp.timestamp // => 0
   */
  get default(): T {
    const { codeDefault, configuredDefault } = this.core.knownMeta ?? {}
    return this.core.present((configuredDefault ?? codeDefault)?.value ?? this.core.empty())
  }

  set default(value: unknown) {
    setDefaultValue(this.core, 'code', value)
  }

  /**
   * Names for values, for display: whatever those who show it understand. Not checked.
   *
   * @example
   * kaithem.tags['/door'].enum = { 0: 'shut', 1: 'open' }
   * kaithem.tags['/door'].enum // => { 0: 'shut', 1: 'open' }
   */
  get enum(): unknown {
    return this.core.knownMeta?.settings.get('enum')
  }

  set enum(value: unknown) {
    this.setProperty('enum', value ?? undefined)
  }

  /**
   * What the tag is for; free text.
   *
   * @example
   * kaithem.tags['/shop/temp'].description = 'at the door'
   * kaithem.tags['/shop/temp'].description // => 'at the door'
   */
  get description(): string {
    return this.core.knownMeta?.description ?? ''
  }

  set description(text: string) {
    this.core.meta.description = valueText(text ?? '')
  }

  /**
   * Who the tag belongs to; free text.
   *
   * @example
   * kaithem.tags['/shop/temp'].owner = 'heating'
   * kaithem.tags['/shop/temp'].owner // => 'heating'
   */
  get owner(): string {
    return this.core.knownMeta?.owner ?? ''
  }

  set owner(text: string) {
    this.core.meta.owner = valueText(text ?? '')
  }

  /**
   * A hint for display: bool, tristate, trigger, event, color ... On numeric tags `bool` also limits the value to 0..1
   * and `tristate` to -1..1.
   *
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.subtype = 'bool'
   * lamp.value = 5
   * lamp.value // => 1
   */
  get subtype(): string {
    return this.core.knownMeta?.subtype ?? ''
  }

  set subtype(text: string) {
    this.core.meta.subtype = valueText(text ?? '')
  }

  /**
   * Whether setting the default claim makes sense; false for expressions. Advice for those who show it, not enforced.
   *
   * @example
   * kaithem.tags['/shop/temp'].writable // => true
   * kaithem.tags["=tv('/shop/temp') * 2"].writable // => false
   */
  get writable(): boolean {
    return this.core.knownMeta?.writable ?? true
  }

  set writable(value: boolean) {
    this.core.meta.writable = Boolean(value)
  }

  /**
   * Whether only the tag's owner should set it, though it may be overridden. Advice, not enforced. Default false.
   *
   * @example
   * kaithem.tags['/shop/temp'].is_input_only = true
   * kaithem.tags['/shop/temp'].is_input_only // => true
   */
  get is_input_only(): boolean {
    return this.core.knownMeta?.isInputOnly ?? false
  }

  set is_input_only(value: boolean) {
    this.core.meta.isInputOnly = Boolean(value)
  }

  /**
   * For streams: tags subscribed to one another pass values on with `fast_push`. Default false.
   *
   * @example
   * kaithem.tags['/sound/level'].unreliable = true
   * kaithem.tags['/sound/level'].unreliable // => true
   */
  get unreliable(): boolean {
    return this.core.knownMeta?.unreliable ?? false
  }

  set unreliable(value: boolean) {
    this.core.meta.unreliable = Boolean(value)
  }

  /**
   * More names for the expressions of this tag: those of its alarms and its override. Null removes them.
   *
   * @example
   * const twice = kaithem.tags['/twice']
   * twice.evalContext = { factor: 21 }
   * twice.set_config_data({ overrideValue: '=factor * 2' })
   * twice.value // => 42
   */
  get evalContext(): Readonly<Record<string, unknown>> {
    this.core.meta.evalContext ??= {}
    return this.core.meta.evalContext
  }

  set evalContext(names: Readonly<Record<string, unknown>> | null) {
    this.core.meta.evalContext = names ?? undefined
  }

  /**
   * Keep the value over a restart: the last value set without a claim comes back with its time. Default false; turning
   * it off forgets what was kept.
   *
   * @example
   * const target = kaithem.tags['/shop/target']
   * target.restore = true
   * target.value = 19 // on disk within a second
   */
  get restore(): boolean {
    return this.core.knownMeta?.restore ?? false
  }

  set restore(isOn: boolean) {
    setRestore(this.core, Boolean(isOn))
  }

  protected setProperty(name: LayeredName, value: unknown): void {
    setProperty(this.core, 'code', name, value as never)
  }
}

addAliases(TagMetadata.prototype)
