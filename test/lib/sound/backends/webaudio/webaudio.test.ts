import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isRunning } from '../../../../../lib/gpio/backends/processes.ts'
import { createFakePackages } from '../../../../../lib/platform/fake/packages.ts'
import { createNodeClock } from '../../../../../lib/platform/node/clock.ts'
import { createNodePackages } from '../../../../../lib/platform/node/packages.ts'
import type { SoundBackend, VoiceOptions } from '../../../../../lib/sound/backend.ts'
import { startHost } from '../../../../../lib/sound/backends/webaudio/host-process.ts'
import { WebAudioBackend } from '../../../../../lib/sound/backends/webaudio/webaudio.ts'
import { testSound } from '../../../../contracts/sound.ts'
import { folderOf } from '../../support.ts'

const clock = createNodeClock((error) => {
  throw error
})

/** The real process and the real library, without a sound card. */
function create(): WebAudioBackend {
  const backend = new WebAudioBackend({ clock, packages: createNodePackages(), start: () => startHost(true) })
  onTestFinished(() => backend.close())
  return backend
}

function fileOf(seconds: number): string {
  return `${folderOf({ 'sound.wav': seconds })}/sound.wav`
}

function play(backend: SoundBackend, options: Partial<VoiceOptions> = {}) {
  const told: string[] = []
  const about: unknown[] = []
  const usual = { handle: 'A', volume: 1, start: 0, end: undefined, loop: 1, speed: 1, output: '' }
  const voice = backend.play(
    { ...usual, file: fileOf(5), ...options },
    {
      started: () => void told.push('started'),
      ended: () => void told.push('ended'),
      failed: ({ code, message, data }) => {
        told.push(`${code} ${data.retry ?? ''} ${message}`)
        about.push(data.file)
      },
    },
  )
  return { voice, told, about }
}

/** Waits until a condition holds. */
async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 400 && !isSo(); look++) await sleep(25)
  expect(isSo()).toBe(true)
}

describe('contract', () => {
  const pass = (seconds: number): Promise<void> => sleep(seconds * 1000)
  testSound(() => ({ backend: create(), file: fileOf, now: () => clock.now(), pass, slack: 0.4 }), 30_000)
})

it('a file that is missing or holds no sound fails alone', async () => {
  const backend = create()
  const missing = play(backend, { file: '/nowhere/none.wav' })
  const wrong = play(backend, { file: import.meta.filename })
  const good = play(backend)
  await until(() => good.told.length + missing.told.length + wrong.told.length === 3)
  expect(missing.told[0]).toMatch(/^KAITHEM_IO {2}Cannot play \/nowhere\/none\.wav: /)
  expect(wrong.told[0]).toMatch(/^KAITHEM_IO {2}Cannot play .*webaudio\.test\.ts: /)
  expect([missing.about, wrong.about]).toEqual([['/nowhere/none.wav'], [import.meta.filename]])
  expect(good.told).toEqual(['started'])
})

it('when its process dies voices fail, may be tried again, and another process plays them', async () => {
  const backend = create()
  const { told } = play(backend)
  await until(() => told.length === 1)
  const { pid = 0 } = backend
  process.kill(pid, 'SIGKILL')
  await until(() => told.length === 2)
  expect(told[1]).toMatch(/^KAITHEM_UNAVAILABLE true /)
  const again = play(backend, { at: 2 })
  await until(() => again.told.length === 1)
  expect(again.told).toEqual(['started'])
  expect(again.voice.position).toBeGreaterThanOrEqual(2)
  expect([backend.pid !== pid, isRunning(pid)]).toEqual([true, false])
})

it('close ends the process', async () => {
  const backend = create()
  const { told } = play(backend)
  await until(() => told.length === 1)
  const { pid = 0 } = backend
  backend.close()
  await until(() => !isRunning(pid))
  expect([backend.pid, told]).toEqual([undefined, ['started']])
})

it('says what to install', () => {
  const backend = new WebAudioBackend({ clock, packages: createFakePackages() })
  expect(backend.probe()).toMatchObject({ reason: 'noPackage', data: { package: 'node-web-audio-api' } })
  expect(create().probe()).toBeUndefined()
})
