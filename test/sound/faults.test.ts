/** A sound server that dies, and calls without end: nothing breaks, and nothing is left behind. */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SoundBackendName } from '../../lib/sound/backend.ts'
import { until } from '../support/wait.ts'
import { bursts, step } from './rig/analysis.ts'
import { Recorder } from './rig/recorder.ts'
import { audioRig, withSoundServer } from './rig/rig.ts'
import type { Tone } from './rig/tones.ts'

const names: readonly SoundBackendName[] = ['webaudio', 'mpv']
const tone = (hz: number, seconds: number): Tone => ({ hz, seconds, amplitude: 0.5 })
const patience = 60_000

/** Processes that have this one above them. */
function children(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        // Behind the name in brackets: state, parent.
        const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')
        return Number(parent) === process.pid
      } catch {
        return false
      }
    })
    .map(Number)
}

const descriptors = (): number => readdirSync('/proc/self/fd').length

/** Numbers from 0 to 1 that are the same each time. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

withSoundServer((server) => {
  describe.each(names)('%s', (name) => {
    it('the sound server dies in the middle of a sound: the sound ends or goes on unheard, and when it is back one is heard', async () => {
      const { k, play, recorder, logged, file } = await audioRig(server, name)
      const long = file('long.wav', [tone(500, 4)])
      const sound = play(long)
      await recorder.heard(10)
      await server.kill()
      await sound.wait()
      await server.start()
      const again = new Recorder(server.env)
      try {
        await again.ready()
        const short = file('short.wav', [tone(900, 1)])
        await until(
          async () => {
            await play(short).wait()
            return k.sound.diagnostics().backend === name && bursts(again.windows()).length > 0
          },
          patience,
          'a sound after the server came back',
        )
        await again.quiet()
        expect(bursts(again.windows()).at(-1)?.length ?? 0).toBeGreaterThan(0.7 / step)
        expect(logged.join('; ')).toMatch(/sound/)
      } finally {
        await again.close()
      }
    })

    it('1,000 calls in random order leave no process and no descriptor', async () => {
      const { k, file } = await audioRig(server, name)
      const files = [file('a.wav', [tone(500, 0.3)]), file('b.wav', [tone(700, 5)])]
      const random = createRandom(11)
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
      const before = { children: children().length, descriptors: descriptors() }
      const calls: readonly ((handle: string) => unknown)[] = [
        (handle) => k.sound.play(pick(files), { handle, volume: random(), loop: pick([1, 2, -1]) }),
        (handle) => k.sound.fade_to(pick([...files, null]), { handle, length: random() / 2 }),
        (handle) => k.sound.stop(handle),
        (handle) => k.sound.stop(handle),
        (handle) => k.sound.pause(handle),
        (handle) => k.sound.resume(handle),
        (handle) => k.sound.setvol(random(), handle),
      ]
      for (let count = 0; count < 1000; count++) {
        pick(calls)(pick(['A', 'B', 'C']))
        await new Promise((resolve) => setTimeout(resolve, random() < 0.1 ? 30 : 0))
      }
      expect(k.sound.diagnostics().playing.length).toBeLessThan(20)
      k.sound.stop_all()
      expect(k.sound.diagnostics().playing).toEqual([])
      k.close()
      await until(() => children().length <= before.children, patience, 'an end of all processes')
      await until(() => descriptors() <= before.descriptors, patience, 'an end of all descriptors')
    })
  })
})
