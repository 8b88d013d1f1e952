/** What a message makes the node do: the settings, and what the message says instead. @module */

import { KaithemError, valueText } from '../../lib/errors.ts'
import { announcementHandle, usualHandle } from '../../lib/sound/names.ts'
import { type Action, actions, type SoundPlayConfig } from './config.ts'

/** A message, as far as it matters here. */
export type Given = Readonly<Record<string, unknown>>

/** Everything that a message is asked for. */
export interface Order {
  readonly action: Action
  readonly handle: string
  readonly length: number | undefined
  /** For `play`, `fade_to` and `announce`, beside file, handle and volume. */
  readonly options: Readonly<Record<'start' | 'end' | 'loop' | 'speed' | 'output', number | string | undefined>>
}

/** Properties of a message that are orders; they are not handed on, or the next node would obey them once more. */
export const orderProperties = [
  ...(['action', 'file', 'volume', 'handle', 'start', 'end', 'loop', 'speed', 'output', 'length'] as const),
]

/** As the functions of kaithem.sound are called. */
const otherWords: Readonly<Record<string, Action>> = {
  fade_to: 'fade',
  fade_out: 'fade-out',
  stop_all: 'stop-all',
  setvol: 'volume',
}

function actionOf(word: unknown): Action | undefined {
  const found = actions.find((action) => action === word)
  if (found !== undefined || typeof word !== 'string' || !Object.hasOwn(otherWords, word)) return found
  return otherWords[word]
}

/** Topics are often about other things: only those that are an action count. */
function readAction({ action, topic }: Given, config: SoundPlayConfig): Action {
  if (action === undefined || action === null || action === '') return actionOf(topic) ?? config.action
  const found = actionOf(action)
  if (found !== undefined) return found
  const text = `msg.action must be one of ${actions.join(', ')}, not ${valueText(action).slice(0, 60)}`
  throw new KaithemError('KAITHEM_VALUE', text, { action: valueText(action) })
}

/** A property of the message; undefined where it says nothing. */
function said<T>(message: Given, property: string, fallback: T): T {
  const value = message[property]
  // What it is, is checked where it is used, with the same words as for code.
  return value === undefined || value === null || value === '' ? fallback : (value as T)
}

/** @throws KAITHEM_VALUE for an action that there is not */
export function readOrder(message: Given, config: SoundPlayConfig): Order {
  const { start, end, loop, speed, output, length } = config
  const own = config.handle ?? (config.announce ? announcementHandle : usualHandle)
  const action = readAction(message, config)
  return {
    // As with fade_to(null).
    action: action === 'fade' && message.file === null ? 'fade-out' : action,
    handle: said(message, 'handle', own),
    length: said(message, 'length', length),
    options: {
      start: said(message, 'start', start),
      end: said(message, 'end', end),
      loop: said(message, 'loop', loop),
      speed: said(message, 'speed', speed),
      output: said(message, 'output', output),
    },
  }
}

/** Whether the order needs to know the sound. */
export const needsFile = ({ action }: Order): boolean => action === 'play' || action === 'fade'
/** Whether the order needs to know the volume. */
export const needsVolume = ({ action }: Order): boolean => action === 'play' || action === 'fade' || action === 'volume'
