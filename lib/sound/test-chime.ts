/** Plays a chime and finds out whether the back end really plays it. @module */

import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import { explainSound, isMissing } from './drivers.ts'
import type { SoundEngine } from './engine.ts'
import { disabledOutput, readPlaySettings } from './options.ts'

/** Seconds between two looks, and how many there are: a program that plays needs a moment to start. */
const step = 0.05
const looks = 100

const handle = 'ogg_test'

function silence(why: string): KaithemError {
  return new KaithemError('KAITHEM_UNAVAILABLE', `The test chime is not heard: ${why}`, {})
}

/** Lets some time pass, or less where the owner ends. */
function pause(engine: SoundEngine, owner: Owner): Promise<void> {
  return new Promise((resolve) => {
    const item = {
      dispose: () => {
        timer.cancel()
        resolve()
      },
    }
    const timer = engine.clock.setTimeout(() => {
      owner.disown(item)
      resolve()
    }, step)
    owner.own(item)
  })
}

/** Resolves when the back end says that it plays. @throws KAITHEM_UNAVAILABLE */
export async function testChime(engine: SoundEngine, owner: Owner, output: string): Promise<void> {
  if (output === disabledOutput) throw silence('the output is switched off')
  const player = engine.play(owner, 'chime.ogg', readPlaySettings([{ handle, output }]))
  for (let look = 0; look < looks && player?.heard === false && !player.stopped; look++) {
    await pause(engine, owner)
  }
  if (owner.closed) throw silence('who asked for it is gone')
  const selection = engine.select()
  if (isMissing(selection)) throw silence(explainSound(selection))
  if (player?.error !== undefined) throw silence(player.error.message)
  if (player?.heard !== true) throw silence(`${selection.backend.name} has not begun to play it`)
}
