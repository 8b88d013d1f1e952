/** Sentences about what plays sounds, for dialogs. @module */

import { refusalData, type SoundRefusalView, type SoundView, whySilent } from '../_config/sound-view.ts'
import { sharedText } from './text.ts'

/** What a back end is called. */
export function soundName(backend: string): string {
  return sharedText(`sound.backend.${backend}`, {}, backend)
}

/** Why a back end is not used, and what helps. */
export function soundRefusalText(refusal: SoundRefusalView): string {
  const { backend, reason, message } = refusal
  return `${soundName(backend)}: ${sharedText(`sound.refusal.${reason}`, refusalData(refusal), message)}`
}

/** The back end in use, or why nothing is heard. */
export function soundSentence({ backend, asked, refusals, changesVolume }: SoundView): string {
  const uses = sharedText('sound.uses', { backend: soundName(backend) })
  if (backend !== 'null') return changesVolume ? uses : `${uses} ${sharedText('sound.noVolume')}`
  if (asked === 'null') return sharedText('sound.why.asked')
  const why = whySilent(refusals)
  return [sharedText('sound.why.none'), ...(why === undefined ? [] : [soundRefusalText(why)])].join(' ')
}
