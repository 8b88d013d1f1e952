/** Sentences about sound for the status of nodes, in the language of the runtime, because values stand in them. @module */

import { type ErrorData, isKaithemError } from '../../lib/errors.ts'
import { isAddress } from '../../lib/sound/address.ts'
import type { SoundApi, SoundPlayer } from '../../lib/sound/api.ts'
import { refusalData, whySilent } from '../_config/sound-view.ts'
import { sharedSet, textKey } from './package.ts'
import type { Red } from './red-types.ts'

export type Translate = (key: string, data?: Record<string, string>) => string

export function soundTexts(RED: Pick<Red, '_'>): Translate {
  return (key, data) => RED._(textKey(sharedSet, `${sharedSet}:sound.${key}`), data)
}

/** The last part of a path or an address. */
export function baseName(file: string): string {
  const path = isAddress(file) ? file.replace(/[?#].*/, '') : file
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? file
}

/** What is wrong with a sound, for the status; undefined for what is wrong with other things. */
export function soundProblem(error: unknown, translate: Translate): string | undefined {
  if (!isKaithemError(error)) return undefined
  // Coded errors of user code may come without data; those that tell where they happened have them in their cause.
  const { data = isKaithemError(error.cause) ? error.cause.data : undefined } = error as { readonly data?: ErrorData }
  const file = data?.file
  if (typeof file !== 'string') return undefined
  if (error.code === 'KAITHEM_KEY') return translate('status.noFile', { file: baseName(file) })
  return error.code === 'KAITHEM_IO' ? translate('status.broken', { file: baseName(file) }) : undefined
}

/** Why nothing is heard, and what helps. */
export interface Silence {
  readonly text: string
  /** Settings want it so. */
  readonly isWanted: boolean
}

/** @param playing what plays now, if anything does @returns undefined where sounds are heard */
export function silence(
  sound: Pick<SoundApi, 'backend' | 'diagnostics'>,
  translate: Translate,
  playing?: Pick<SoundPlayer, 'backend'>,
): Silence | undefined {
  if ((playing?.backend ?? sound.backend.name) !== 'null') return undefined
  // Only now: the others look for sound cards for that.
  const { backend, tried } = sound.diagnostics()
  const refusal = whySilent(tried.map((each) => each.refusal))
  // One that failed while this sound played may work again, and nobody knows yet.
  if (refusal === undefined && backend !== 'null') return { text: translate('status.silent.lost'), isWanted: false }
  if (refusal === undefined) return { text: translate('status.silent.asked'), isWanted: true }
  return { text: translate(`status.silent.${refusal.reason}`, refusalData(refusal)), isWanted: false }
}
