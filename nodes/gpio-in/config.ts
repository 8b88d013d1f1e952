/** Settings of kaithem-gpio-in: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkChoice, checkNumber } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { checkPin, hasFixedPullUp } from '../_config/pin.ts'
import { readChoice, readFlag, readName, readNumber } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  pin: '',
  pull: 'up',
  active: 'high',
  bounceTime: '',
  debounce: '',
  changes: true,
  hold: false,
  holdTime: '1',
  holdRepeat: false,
  gestures: false,
  doubleTime: '0.3',
  longTime: '1',
  maxClicks: '2',
  payload: 'number',
  separate: false,
  outputs: 1,
  emitOnStart: true,
  mock: false,
} as const

/** What the pin is tied to inside the chip. */
export const pulls = ['up', 'down', 'none'] as const
export type Pull = (typeof pulls)[number]

/** Which level counts as active; asked only where nothing pulls. */
export const levels = ['high', 'low'] as const

export const payloads = ['number', 'boolean'] as const

export interface GestureConfig {
  /** Seconds after a release in which the next press belongs to it. */
  readonly double_time: number
  /** Seconds after which a press is a long one. */
  readonly long_time: number
  readonly max_clicks: number
}

export interface GpioInConfig {
  readonly pin: string
  readonly pull: Pull
  /** True: active when high; undefined where the pull says it. */
  readonly activeHigh: boolean | undefined
  /** Seconds in which further changes are ignored; 0: none are. */
  readonly bounceTime: number
  /** Seconds for which the kernel waits until a level stays; 0: it does not. */
  readonly debounce: number
  /** Whether changes are sent. */
  readonly changes: boolean
  /** Whether holding is sent. */
  readonly hold: boolean
  /** Seconds. */
  readonly holdTime: number
  readonly holdRepeat: boolean
  /** How clicks are told apart; undefined: they are not sent. */
  readonly gestures: GestureConfig | undefined
  readonly payload: (typeof payloads)[number]
  /** One output for each kind of event. */
  readonly separate: boolean
  readonly emitOnStart: boolean
  readonly mock: boolean
}

/** Longest time for bouncing: more is no contact. */
const longestBounce = 10
/** What the kernel keeps the time in: microseconds in 32 bits. */
const longestDebounce = 4000

/** Nobody clicks faster. */
const shortestPause = 0.01

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  const isHolding = readFlag(raw, 'hold', defaults.hold)
  const isGesture = readFlag(raw, 'gestures', defaults.gestures)
  return [
    ...checkPin(raw, 'pin'),
    ...checkChoice(raw, 'pull', pulls),
    ...pullIssues(raw),
    ...checkChoice(raw, 'active', levels),
    ...checkNumber(raw, 'bounceTime', { min: 0, max: longestBounce }),
    ...checkNumber(raw, 'debounce', { min: 0, max: longestDebounce }),
    ...(isHolding ? checkNumber(raw, 'holdTime', { min: 0 }) : []),
    ...(isGesture ? gestureIssues(raw) : []),
    ...checkChoice(raw, 'payload', payloads),
  ]
}

function gestureIssues(raw: RawConfig): Issue[] {
  return [
    ...checkNumber(raw, 'doubleTime', { min: shortestPause, max: 10 }),
    ...checkNumber(raw, 'longTime', { min: 0.05, max: 3600 }),
    ...checkNumber(raw, 'maxClicks', { min: 1, max: 20, whole: true }),
  ]
}

function pullIssues(raw: RawConfig): Issue[] {
  const pull = readChoice(raw, 'pull', pulls)
  const pin = readName(raw, 'pin')
  if (pull === 'up' || !hasFixedPullUp(pin)) return []
  const message = `Pin ${pin} has a pull-up resistor on the board: only "up" is possible.`
  return [{ property: 'pull', code: 'KAITHEM_VALUE', reason: 'pinPull', message, data: { pin } }]
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): GpioInConfig {
  refuseIssues(check(raw))
  const number = (property: 'holdTime' | 'doubleTime' | 'longTime' | 'maxClicks'): number =>
    readNumber(raw, property) ?? Number(defaults[property])
  const pull = readChoice(raw, 'pull', pulls)
  const hold = readFlag(raw, 'hold', defaults.hold)
  return {
    pin: readName(raw, 'pin'),
    pull,
    activeHigh: pull === 'none' ? readChoice(raw, 'active', levels) === 'high' : undefined,
    bounceTime: readNumber(raw, 'bounceTime') ?? 0,
    debounce: readNumber(raw, 'debounce') ?? 0,
    changes: readFlag(raw, 'changes', defaults.changes),
    hold,
    // What the dialog hides was not looked at.
    holdTime: hold ? number('holdTime') : Number(defaults.holdTime),
    holdRepeat: hold && readFlag(raw, 'holdRepeat', defaults.holdRepeat),
    gestures: readFlag(raw, 'gestures', defaults.gestures)
      ? { double_time: number('doubleTime'), long_time: number('longTime'), max_clicks: number('maxClicks') }
      : undefined,
    payload: readChoice(raw, 'payload', payloads),
    separate: readFlag(raw, 'separate', defaults.separate),
    emitOnStart: readFlag(raw, 'emitOnStart', defaults.emitOnStart),
    mock: readFlag(raw, 'mock', defaults.mock),
  }
}
