/** A sound card that rests between sounds keeps nothing of the last one. */

import { expect, it } from 'vitest'
import type { SoundBackendName } from '../../lib/sound/backend.ts'
import { silent } from './rig/analysis.ts'
import { audioRig, withSoundServer } from './rig/rig.ts'

const names: readonly SoundBackendName[] = ['webaudio', 'mpv']

withSoundServer((server) => {
  it.each(names)('%s: nothing of a sound that was stopped is heard with the next one', async (name) => {
    const { k, play, recorder, file } = await audioRig(server, name)
    const [low, high] = [500, 1500].map((hz) => file(`${hz}.wav`, [{ hz, seconds: 20, amplitude: 0.5 }]))
    for (let round = 0; round < 2; round++) {
      const began = recorder.length
      play(low)
      await recorder.heard(10, began)
      k.sound.stop()
      // Long enough for the card to rest.
      await recorder.until('4 s of silence', (all) => all.length > 80 && all.slice(-80).every(silent), began)
      const mark = recorder.length
      play(high)
      await recorder.heard(10, mark)
      k.sound.stop()
      await recorder.quiet(mark)
      expect(recorder.windows(mark).filter((each) => each.amplitude(500) > 0.02).length).toBe(0)
    }
  })
})
