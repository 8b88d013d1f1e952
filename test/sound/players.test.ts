/** Programs that play one file and end: the contract of back ends, what is heard, and that none is left behind. */

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { hasEnded } from '../../lib/gpio/backends/processes.ts'
import { createNodeClock } from '../../lib/platform/node/clock.ts'
import { createNodeFiles } from '../../lib/platform/node/files.ts'
import { which } from '../../lib/platform/node/which.ts'
import { PlayerBackend } from '../../lib/sound/backends/players/players.ts'
import { playerPrograms } from '../../lib/sound/backends/players/programs.ts'
import { createFileLength } from '../../lib/sound/file-length.ts'
import { testSound } from '../contracts/sound.ts'
import { folderOf } from '../lib/sound/support.ts'
import { until } from '../support/wait.ts'
import { bursts, median, step, withTone } from './rig/analysis.ts'
import { audioRig, withSoundServer } from './rig/rig.ts'
import type { Tone } from './rig/tones.ts'

const amplitude = 0.5
/** Windows that are heard beyond the end of a part: mplayer has decoded them already. */
const late: Readonly<Record<string, number>> = { mplayer: 9 }
const tone = (hz: number, seconds: number): Tone => ({ hz, seconds, amplitude })
const clock = createNodeClock((error) => {
  throw error
})

withSoundServer((server) => {
  describe.each(playerPrograms.map((program) => ({ program, name: program.backend })))('$name', ({ program, name }) => {
    describe('contract', () => {
      testSound(() => {
        const backend = new PlayerBackend({ clock, which, lengthOf: createFileLength(createNodeFiles()) }, program)
        onTestFinished(() => backend.close())
        const file = (seconds: number): string => `${folderOf({ 'sound.wav': seconds })}/sound.wav`
        const pass = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1000))
        return { backend, file, now: () => clock.now(), pass, slack: 0.6 }
      }, 60_000)
    })

    it('a part of a file, as loud as it should be, twice', async () => {
      const { play, recorder, file } = await audioRig(server, name)
      const sound = play(file('steps.wav', [tone(500, 1), tone(700, 1), tone(900, 1)]), {
        ...{ start: 1, end: 2, volume: 0.8, loop: 2 },
      })
      await sound.wait()
      expect(sound.error).toBeUndefined()
      await recorder.heard()
      await recorder.quiet()
      const windows = recorder.windows()
      const heard = withTone(windows, 700)
      expect(Math.abs(heard.length * step - 2)).toBeLessThan(0.5)
      expect(withTone(windows, 500).length).toBeLessThan(4)
      expect(withTone(windows, 900).length).toBeLessThan(4 + 2 * (late[name] ?? 0))
      expect(Math.abs((median(heard.map(({ rms }) => rms)) * Math.SQRT2) / amplitude / 0.8 ** 3 - 1)).toBeLessThan(0.1)
    })

    it('a pause is silence once its buffer is empty, and it goes on', async () => {
      const { k, play, recorder, file } = await audioRig(server, name)
      play(file('long.wav', [tone(500, 8)]))
      await recorder.heard(10)
      k.sound.pause()
      await recorder.quiet()
      const mark = recorder.length
      k.sound.resume()
      await recorder.heard(10, mark)
      k.sound.stop()
      await recorder.quiet(mark)
      expect(bursts(recorder.windows(mark)).length).toBeGreaterThan(0)
    })

    it('fades in at once, because it cannot fade', async () => {
      const { k, recorder, file } = await audioRig(server, name)
      const faded = k.sound.fade_to(file('long.wav', [tone(500, 8)]), 1, { volume: 0.8 })
      await recorder.heard(10)
      await faded
      const loud = recorder.windows().filter(({ hz }) => hz > 0)
      expect(Math.abs((median(loud.map(({ rms }) => rms)) * Math.SQRT2) / amplitude / 0.8 ** 3 - 1)).toBeLessThan(0.1)
    })

    it('what is no sound is reported', async () => {
      const { play, file } = await audioRig(server, name)
      file('other.wav', [])
      const sound = play(import.meta.filename)
      await sound.wait()
      expect(sound.error?.code).toBe('KAITHEM_IO')
    })

    it('ends with the process that started it, however that ends', async () => {
      const { recorder, file } = await audioRig(server, name)
      const path = file('long.wav', [tone(500, 60)])
      const dist = join(import.meta.dirname, '..', '..', 'dist', 'lib', 'index.js')
      const script = `
        import { readdirSync, readFileSync, writeSync } from 'node:fs'
        import { createKaithem } from ${JSON.stringify(dist)}
        const k = createKaithem({ sound: ${JSON.stringify(name)} })
        const sound = k.sound.play(${JSON.stringify(path)})
        const mine = () => readdirSync('/proc').filter((pid) => {
          try { return readFileSync('/proc/' + pid + '/stat', 'utf8').replace(/^.*\\) /s, '').split(' ')[1] === String(process.pid) } catch { return false }
        })
        setInterval(() => {
          if (sound.position < 0.3) return
          writeSync(1, mine().join())
          process.kill(process.pid, 'SIGKILL')
        }, 20)`
      let printed = ''
      try {
        execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout: 60_000 })
      } catch (error) {
        printed = String((error as { stdout: unknown }).stdout)
      }
      expect(Number(printed)).toBeGreaterThan(0)
      await until(() => hasEnded(Number(printed)), 30_000, 'the end of the program')
      await recorder.quiet()
    })
  })
})
