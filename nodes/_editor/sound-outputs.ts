/** The field for a sound card, which offers those that there are, and a line that tells what plays. @module */

import type { SoundView } from '../_config/sound-view.ts'
import { addCompletion, completion, rank } from './complete.ts'
import { soundSentence } from './sound-words.ts'
import { sharedText } from './text.ts'

/** What the runtime says about sound; undefined without an answer (no permission, lost connection). */
async function askSound(): Promise<SoundView | undefined> {
  try {
    return (await $.getJSON('kaithem/editor/sound')) as SoundView
  } catch {
    return undefined
  }
}

/** Makes a text field one for sound cards; `place` says what plays. */
export function addSoundOutputs(field: JQuery, place: JQuery): void {
  // Asked anew each time: cards are still looked for when the first question comes, and come and go.
  addCompletion(field, (typed, done) => {
    void askSound().then((view) => {
      const named = (view?.outputs ?? []).filter((output) => output !== '')
      const note = (output: string): string =>
        output === '@auto' || output === '__disable__' ? sharedText(`sound.output.${output}`) : ''
      done(rank(['@auto', ...named, '__disable__'], typed).map((output) => completion(output, note(output))))
    })
  })
  place.attr('role', 'status')
  void askSound().then((view) => {
    if (view !== undefined) place.text(soundSentence(view))
  })
}
