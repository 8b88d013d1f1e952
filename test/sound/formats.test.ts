/** Files of each kind, heard as they were made. */

import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SoundBackendName } from '../../lib/sound/backend.ts'
import { bursts, median, step } from './rig/analysis.ts'
import { audioRig, withSoundServer } from './rig/rig.ts'

const names: readonly SoundBackendName[] = ['webaudio', 'mpv']
/** Endings, with how they are encoded. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  wav: [],
  ogg: ['-c:a', 'libvorbis'],
  opus: ['-c:a', 'libopus'],
  mp3: ['-c:a', 'libmp3lame'],
  flac: ['-c:a', 'flac'],
  m4a: ['-c:a', 'aac', '-movflags', 'faststart'],
}
const seconds = 1
const amplitude = 0.4

withSoundServer((server) => {
  describe.each(names)('%s', (name) => {
    it.each(Object.keys(kinds))('.%s', async (kind) => {
      const { play, recorder, file } = await audioRig(server, name)
      const plain = file('tone.wav', [{ hz: 700, seconds, amplitude }])
      const encoded = join(dirname(plain), `encoded.${kind}`)
      execFileSync('ffmpeg', ['-v', 'error', '-i', plain, ...(kinds[kind] ?? []), encoded])
      const sound = play(encoded)
      await sound.wait()
      expect(sound.error).toBeUndefined()
      await recorder.heard()
      await recorder.quiet()
      const [burst, ...others] = bursts(recorder.windows())
      expect(others).toEqual([])
      expect(Math.abs(median(burst.map(({ hz }) => hz)) - 700)).toBeLessThan(10)
      expect(Math.abs((median(burst.map(({ rms }) => rms)) * Math.SQRT2) / amplitude - 1)).toBeLessThan(0.12)
      expect(Math.abs(burst.length * step - seconds)).toBeLessThan(0.3)
    })
  })
})
