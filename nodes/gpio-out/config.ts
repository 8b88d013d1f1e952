/** Settings of kaithem-gpio-out: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkChoice, checkLength, checkNumber } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { checkPin } from '../_config/pin.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'
import { checkTagName, tagName } from '../_config/tag-name.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  pin: '',
  mode: 'digital',
  frequency: '100',
  active: 'high',
  initial: '0',
  failSafe: '',
  drive: 'push-pull',
  tag: '',
  action: 'set',
  value: 'payload',
  valueType: 'msg',
  claim: '',
  priority: '60',
  expiration: '',
  mock: false,
} as const

export const modes = ['digital', 'pwm'] as const
export const levels = ['high', 'low'] as const
export const drives = ['push-pull', 'open-drain', 'open-source'] as const
/** What the node does with a message; `msg.action` may ask for another one. */
export const actions = ['set', 'claim', 'release', 'read'] as const
export type Action = (typeof actions)[number]
/** What the fail-safe may be: nothing said, off, on. */
const safeLevels = ['0', '1'] as const

export interface GpioOutConfig {
  readonly pin: string
  readonly mode: (typeof modes)[number]
  /** Hz, of PWM. */
  readonly frequency: number
  readonly activeHigh: boolean
  /** Value of a tag that was never set: 0 or 1, with PWM between. */
  readonly initial: number
  /** Value when Node-RED ends or the process dies; undefined leaves it to the kernel. */
  readonly failSafe: 0 | 1 | undefined
  readonly drive: (typeof drives)[number]
  /** Normalised name of the tag that the pin follows; empty: the pin's own. */
  readonly tag: string
  readonly action: Action
  readonly value: string
  readonly valueType: string
  /** Name of the claim; empty: one of the node's own. */
  readonly claim: string
  readonly priority: number
  /** Seconds without news after which the claim steps back; 0: never. */
  readonly expiration: number
  readonly mock: boolean
}

const highestPriority = 100
/** Software cannot make more pulses than this without jitter that is seen; chips can make more. */
const highestFrequency = 1e6

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  const isPwm = readChoice(raw, 'mode', modes) === 'pwm'
  const isClaim = readChoice(raw, 'action', actions) === 'claim'
  return [
    ...checkPin(raw, 'pin'),
    ...checkChoice(raw, 'mode', modes),
    ...(isPwm ? checkNumber(raw, 'frequency', { min: 0.01, max: highestFrequency }) : []),
    ...checkChoice(raw, 'active', levels),
    ...checkNumber(raw, 'initial', { min: 0, max: 1, whole: !isPwm }),
    ...checkChoice(raw, 'failSafe', safeLevels),
    ...checkChoice(raw, 'drive', drives),
    ...(readName(raw, 'tag') === '' ? [] : checkTagName(raw, 'tag')),
    ...checkChoice(raw, 'action', actions),
    ...(isClaim ? checkLength(raw, 'claim') : []),
    ...(isClaim ? checkNumber(raw, 'priority', { max: highestPriority }) : []),
    ...(isClaim ? checkNumber(raw, 'expiration', { min: 0 }) : []),
  ]
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): GpioOutConfig {
  refuseIssues(check(raw))
  const failSafe = readNumber(raw, 'failSafe')
  const tag = readName(raw, 'tag')
  const mode = readChoice(raw, 'mode', modes)
  const isPwm = mode === 'pwm'
  return {
    pin: readName(raw, 'pin'),
    mode,
    // What the dialog hides was not looked at.
    frequency: (isPwm ? readNumber(raw, 'frequency') : undefined) ?? Number(defaults.frequency),
    activeHigh: readChoice(raw, 'active', levels) === 'high',
    initial: readNumber(raw, 'initial') ?? Number(defaults.initial),
    failSafe: failSafe === undefined ? undefined : failSafe === 0 ? 0 : 1,
    drive: isPwm ? defaults.drive : readChoice(raw, 'drive', drives),
    tag: tag === '' ? '' : tagName(tag),
    action: readChoice(raw, 'action', actions),
    value: readText(raw, 'value', defaults.value),
    valueType: readName(raw, 'valueType', defaults.valueType),
    claim: readName(raw, 'claim'),
    priority: readNumber(raw, 'priority') ?? Number(defaults.priority),
    expiration: readNumber(raw, 'expiration') ?? 0,
    mock: readFlag(raw, 'mock', defaults.mock),
  }
}
