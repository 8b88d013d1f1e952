/** What may be said when a pin is made, and how it is read. @module */

import { camelCase, snakeCase } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import type { Drive, GpioBackend, Level, Pull } from './backend.ts'
import { frequencies, longestDebounce } from './limits.ts'
import { type Pin, parsePin } from './names.ts'

/** Options of every pin. */
export interface PinOptions {
  /** True: a pin in memory, whatever the machine has. False and null: a real one where there is one. */
  readonly mock?: boolean | null | undefined
  /** For people: what hangs on it. */
  readonly comment?: string | false | null | undefined
  /** A driver of one's own; ignored with `mock`. */
  readonly pin_factory?: GpioBackend | null | undefined
  /** Label, name, path or number of the chip, where it is not the board's own. */
  readonly chip?: string | number | null | undefined
}

/** Options of `DigitalInput`; both spellings of each do. */
export interface InputPinOptions extends PinOptions {
  /** What the input is tied to: true up (default), false down, null nothing. */
  readonly pull?: boolean | null | undefined
  /** Old name of `pull`. */
  readonly pull_up?: boolean | null | undefined
  /** Level at which it is active: true high, false low. Only with `pull: null`, and needed there. */
  readonly active_state?: boolean | null | undefined
  /** Seconds for which further changes are ignored after one (default: none are). */
  readonly bounce_time?: number | null | undefined
  /** Seconds for which a level must stay before it counts; done by the kernel where the driver can (default 0, at most 4000). */
  readonly debounce?: number | null | undefined
  /** Seconds of being active after which it is held (default 1). */
  readonly hold_time?: number | undefined
  /** Tell again every `hold_time` while it is held (default false). */
  readonly hold_repeat?: boolean | undefined
}

/** Options of `DigitalOutput`; both spellings of each do. */
export interface OutputPinOptions extends PinOptions {
  /** False: on is low (default true). */
  readonly active_high?: boolean | undefined
  /** Value at first, unless the tag was set before (default 0). */
  readonly initial_value?: number | boolean | null | undefined
  /** Hz, 0.01 to 1,000,000; of a PWM output (default 100), ignored by a digital one. */
  readonly frequency?: number | null | undefined
  /** Value that it is left at when it is closed or the process dies: 0 or 1 (default: whatever the kernel does). */
  readonly fail_safe?: 0 | 1 | boolean | null | undefined
  /** `push-pull` (default), `open-drain` or `open-source`. */
  readonly drive?: Drive | undefined
}

export interface PinSettings {
  readonly pin: Pin
  readonly mock: boolean
  readonly comment: string
  readonly backend: GpioBackend | undefined
  readonly activeLevel: Level
}

export interface InputSettings extends PinSettings {
  readonly pull: Pull
  readonly bounceTime: number
  readonly debounce: number
  readonly holdTime: number
  readonly holdRepeat: boolean
}

export interface OutputSettings extends PinSettings {
  readonly initialValue: number
  readonly failSafe: Level | undefined
  readonly drive: Drive
  readonly frequency: number
}

const pinOptionNames = ['mock', 'comment', 'pin_factory', 'chip']
const inputOptionNames = [
  ...pinOptionNames,
  ...['pull', 'pull_up', 'active_state', 'bounce_time', 'debounce', 'hold_time', 'hold_repeat'],
]
const outputOptionNames = [...pinOptionNames, ...['active_high', 'initial_value', 'frequency', 'fail_safe', 'drive']]
const drives: readonly Drive[] = ['push-pull', 'open-drain', 'open-source']
const pulls: ReadonlyMap<unknown, Pull> = new Map<unknown, Pull>([
  [true, 'up'],
  [false, 'down'],
  [null, 'none'],
])
const usualFrequency = 100
const longestComment = 1000
const backendMethods = ['probe', 'lines', 'openInput', 'openOutput', 'openPwm', 'close']

type Given = Readonly<Record<string, unknown>>

function at(options: Given, name: string): unknown {
  return options[name] ?? options[camelCase(name)] ?? options[snakeCase(name)]
}

/** Also true for null, which says something for `pull`. */
function isGiven(options: Given, name: string): boolean {
  return options[name] !== undefined || options[camelCase(name)] !== undefined
}

function flag(value: unknown, what: string, fallback: boolean): boolean {
  if (value === undefined || value === null) return fallback
  if (typeof value === 'boolean') return value
  throw new KaithemError('KAITHEM_TYPE', `${what} is true or false, not ${valueText(value)}`, { option: what })
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readSeconds(value: unknown, what: string, fallback: number): number {
  if (value === undefined || value === null) return fallback
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new KaithemError('KAITHEM_TYPE', `${what} is a number of seconds, not ${shown(value)}`, { option: what })
  }
  if (value >= 0 && Number.isFinite(value)) return value
  throw new KaithemError('KAITHEM_VALUE', `${what} is ${value}; it must be 0 or more seconds`, { option: what, value })
}

/** A number from 0 to 1; true is 1, false is 0. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readShare(value: unknown, what: string): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', `${what} is a number from 0 to 1, not ${shown(value)}`, { option: what })
  }
  if (value >= 0 && value <= 1) return value
  throw new KaithemError('KAITHEM_VALUE', `${what} is ${value}; it must be from 0 to 1`, { option: what, value })
}

/** A text is shown with its quotes, or a number in it would be refused for being no number. */
function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : valueText(value)
}

/** Epoch-free numbers above 0. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readPositive(value: unknown, what: string, fallback: number): number {
  if (value === undefined || value === null) return fallback
  if (typeof value !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', `${what} is a number, not ${shown(value)}`, { option: what })
  }
  if (value > 0 && Number.isFinite(value)) return value
  throw new KaithemError('KAITHEM_VALUE', `${what} is ${value}; it must be above 0`, { option: what, value })
}

function readComment(value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  if (typeof value === 'string') return value.slice(0, longestComment)
  throw new KaithemError('KAITHEM_TYPE', `The comment of a pin is a text, not ${typeof value}`, { option: 'comment' })
}

function readFactory(value: unknown): GpioBackend | undefined {
  if (value === undefined || value === null) return undefined
  const isBackend =
    typeof value === 'object' && backendMethods.every((name) => typeof Reflect.get(value, name) === 'function')
  if (isBackend) return value as GpioBackend
  const text = `pin_factory is a driver with ${backendMethods.join('(), ')}(), not ${valueText(value)}`
  throw new KaithemError('KAITHEM_TYPE', text, { option: 'pin_factory' })
}

function checkOptions(who: string, options: unknown, known: readonly string[]): Given {
  if (options === undefined || options === null) return {}
  if (typeof options !== 'object' || Array.isArray(options)) {
    const text = `The options of ${who} are an object such as { mock: true }, not ${valueText(options)}`
    throw new KaithemError('KAITHEM_TYPE', text, {})
  }
  refuseUnknownOptions(who, options, known)
  return options as Given
}

function common(pin: unknown, options: Given): Omit<PinSettings, 'activeLevel'> {
  const mock = flag(at(options, 'mock'), 'mock', false)
  return {
    pin: parsePin(pin, at(options, 'chip')),
    mock,
    comment: readComment(at(options, 'comment')),
    backend: mock ? undefined : readFactory(at(options, 'pin_factory')),
  }
}

function readPull(options: Given, pin: Pin): Pull {
  const name = isGiven(options, 'pull') || !isGiven(options, 'pull_up') ? 'pull' : 'pull_up'
  const value = isGiven(options, name) ? (at(options, name) ?? null) : true
  const pull = pulls.get(value)
  if (pull === undefined) {
    const text = `${name} is true (up), false (down) or null (nothing), not ${valueText(value)}`
    throw new KaithemError('KAITHEM_TYPE', text, { option: name })
  }
  if (!pin.pullsUp || pull === 'up') return pull
  const text = `GPIO${pin.id} has a resistor to 3.3 V on the board, so its pull can only be true (up)`
  throw new KaithemError('KAITHEM_VALUE', text, { option: name, pin: pin.id })
}

function readActiveLevel(options: Given, pull: Pull): Level {
  const state = at(options, 'active_state')
  const isSaid = state !== undefined && state !== null
  if (!isSaid && pull !== 'none') return pull === 'up' ? 0 : 1
  if (!isSaid) {
    const text = 'With pull: null the input floats, so say active_state: true (active when high) or false (when low)'
    throw new KaithemError('KAITHEM_VALUE', text, { option: 'active_state' })
  }
  if (pull === 'none') return flag(state, 'active_state', true) ? 1 : 0
  const text = `active_state goes with pull: null only; pulled ${pull} the input is active when ${pull === 'up' ? 'low' : 'high'}`
  throw new KaithemError('KAITHEM_VALUE', text, { option: 'active_state' })
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option */
export function readInputSettings(pin: unknown, given: unknown): InputSettings {
  const options = checkOptions('DigitalInput', given, inputOptionNames)
  const shared = common(pin, options)
  const pull = readPull(options, shared.pin)
  return {
    ...shared,
    pull,
    activeLevel: readActiveLevel(options, pull),
    bounceTime: readSeconds(at(options, 'bounce_time'), 'bounce_time', 0),
    debounce: readDebounce(at(options, 'debounce')),
    holdTime: readSeconds(at(options, 'hold_time'), 'hold_time', 1),
    holdRepeat: flag(at(options, 'hold_repeat'), 'hold_repeat', false),
  }
}

function readDebounce(value: unknown): number {
  const debounce = readSeconds(value, 'debounce', 0)
  if (debounce <= longestDebounce) return debounce
  const text = `debounce is ${debounce}; the kernel can wait at most ${longestDebounce} seconds`
  throw new KaithemError('KAITHEM_VALUE', text, { option: 'debounce', value: debounce })
}

function readFrequency(value: unknown): number {
  const frequency = readPositive(value, 'frequency', usualFrequency)
  const { min, max } = frequencies
  if (frequency >= min && frequency <= max) return frequency
  const text = `frequency is ${frequency}; it must be from ${min} to ${max} Hz`
  throw new KaithemError('KAITHEM_VALUE', text, { option: 'frequency', value: frequency })
}

function readDrive(who: string, value: unknown): Drive {
  const drive = drives.find((each) => each === (value ?? 'push-pull'))
  if (drive !== undefined && who === 'PWMOutput' && drive !== 'push-pull') {
    throw new KaithemError('KAITHEM_VALUE', `A PWM output drives push-pull, not ${drive}`, { option: 'drive' })
  }
  if (drive !== undefined) return drive
  throw new KaithemError('KAITHEM_VALUE', `drive is ${drives.join(', ')}, not ${valueText(value)}`, { option: 'drive' })
}

function readFailSafe(value: unknown, activeLevel: Level): Level | undefined {
  if (value === undefined || value === null) return undefined
  const share = readShare(value, 'fail_safe')
  if (share === 0 || share === 1) return share === 1 ? activeLevel : opposite(activeLevel)
  throw new KaithemError('KAITHEM_VALUE', `fail_safe is 0 (off) or 1 (on), not ${share}`, { option: 'fail_safe' })
}

export function opposite(level: Level): Level {
  return level === 1 ? 0 : 1
}

/** In order: mock, comment, options; the options may also come earlier. @throws KAITHEM_TYPE */
function outputOptions(who: string, args: readonly unknown[]): Given {
  const last = args.at(-1)
  const isNamed = typeof last === 'object' && last !== null
  const [mock, comment, ...rest] = isNamed ? args.slice(0, -1) : args
  if (rest.some((value) => value !== undefined)) {
    const text = `${who} takes a pin, mock and comment in this order; everything else in an object, { active_high: false }`
    throw new KaithemError('KAITHEM_TYPE', text, {})
  }
  const inOrder = { ...(mock === undefined ? {} : { mock }), ...(comment === undefined ? {} : { comment }) }
  return { ...inOrder, ...checkOptions(who, isNamed ? last : undefined, outputOptionNames) }
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option */
export function readOutputSettings(who: string, pin: unknown, args: readonly unknown[]): OutputSettings {
  const options = outputOptions(who, args)
  const activeLevel: Level = flag(at(options, 'active_high'), 'active_high', true) ? 1 : 0
  return {
    ...common(pin, options),
    activeLevel,
    initialValue: readShare(at(options, 'initial_value') ?? 0, 'initial_value'),
    failSafe: readFailSafe(at(options, 'fail_safe'), activeLevel),
    drive: readDrive(who, at(options, 'drive')),
    frequency: readFrequency(at(options, 'frequency')),
  }
}
