/** What the status says of an error with MIDI, where a word of its own helps more than the text of the code. @module */

import { type ErrorData, isKaithemError } from '../../lib/errors.ts'
import type { Translate } from './midi-status.ts'

/** Reasons with a sentence of their own, below `midi.refusal` in the shared locale. */
const reasons: readonly unknown[] = [
  ...['noSoundFont', 'noCard', 'synthFailed', 'nothing', 'noPort', 'whichPort'],
  ...['noNote', 'noVelocity', 'noDuration', 'noChannel'],
]

/** By the reason of the error, else by its code; undefined for errors of other things. */
export function midiRefusal(error: unknown, translate: Translate): string | undefined {
  if (!isKaithemError(error)) return undefined
  // One that came later is told with its place in front, and has its data in its cause.
  if (error.data === undefined && isKaithemError(error.cause)) return midiRefusal(error.cause, translate)
  // Coded errors of user code may come without data.
  const { reason, port, instrument, property } = (error.data ?? {}) as ErrorData
  if (property !== undefined) return undefined
  if (reasons.includes(reason)) return translate(`refusal.${String(reason)}`)
  if (typeof instrument === 'string') return translate('refusal.noInstrument', { instrument })
  if (typeof port === 'string') {
    if (error.code === 'KAITHEM_KEY') return translate('refusal.gone', { port })
    if (error.code === 'KAITHEM_VALUE') return translate('refusal.several', { port })
    if (error.code === 'KAITHEM_UNAVAILABLE') return translate('refusal.unavailable')
    return translate('refusal.port', { port })
  }
  if (error.code === 'KAITHEM_VALUE' || error.code === 'KAITHEM_TYPE') return translate('refusal.notMidi')
  return undefined
}
