import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createNodeClock } from '../../../../../lib/platform/node/clock.ts'
import { which } from '../../../../../lib/platform/node/which.ts'
import { MpvBackend } from '../../../../../lib/sound/backends/mpv/mpv.ts'
import { testSound } from '../../../../contracts/sound.ts'
import { folderOf } from '../../support.ts'
import { fakeMpv } from './fake-mpv.ts'

const clock = createNodeClock((error) => {
  throw error
})

function create(): MpvBackend {
  const backend = new MpvBackend({ clock, which })
  onTestFinished(() => backend.close())
  return backend
}

const fileOf = (seconds: number, name = 'sound.wav'): string => `${folderOf({ [name]: seconds })}/${name}`

function play(backend: MpvBackend, file: string, more: object = {}): string[] {
  const told: string[] = []
  const usual = { handle: 'A', volume: 1, start: 0, end: undefined, loop: 1, speed: 1, output: '' }
  backend.play(
    { ...usual, file, ...more },
    {
      started: () => void told.push('started'),
      ended: () => void told.push('ended'),
      failed: ({ code, message }) => void told.push(`${code} ${message.replace(/\/.*\//, '')}`),
    },
  )
  return told
}

const told = (list: readonly string[], count: number) =>
  vi.waitFor(() => expect(list.length).toBeGreaterThanOrEqual(count), { timeout: 10_000 })

describe('contract', () => {
  testSound(() => {
    fakeMpv()
    const pass = (seconds: number): Promise<void> => sleep(seconds * 1000)
    return { backend: create(), file: fileOf, now: () => clock.now(), pass, slack: 0.4 }
  }, 30_000)
})

it('a file that mpv cannot read fails alone, no sound card is the end of it', async () => {
  fakeMpv()
  const backend = create()
  const text = fileOf(0, 'text.wav')
  writeFileSync(text, 'hello')
  const bad = play(backend, text)
  const deaf = play(backend, fileOf(1, 'deaf.wav'))
  const wrongCard = play(backend, fileOf(1, 'deaf.wav'), { output: 'garden' })
  await Promise.all([told(bad, 1), told(deaf, 1), told(wrongCard, 1)])
  expect([bad, deaf, wrongCard]).toEqual([
    ['KAITHEM_IO mpv cannot play text.wav: unrecognized file format'],
    ['KAITHEM_UNAVAILABLE mpv cannot play deaf.wav: audio output initialization failed'],
    ['KAITHEM_IO mpv cannot play deaf.wav: audio output initialization failed'],
  ])
})

it('goes on at a place that was said', async () => {
  const { calls } = fakeMpv()
  const list = play(create(), fileOf(2), { at: 1.8, start: 1.5, loop: 2 })
  await told(list, 2)
  const said = calls()
    .flat()
    .filter((each) => String(each).startsWith('--start'))
  expect([list, said, calls().filter(([, name]) => name === 'start')]).toEqual([
    ...[['started', 'ended'], ['--start=1.8'], [['set_property', 'start', '1.5']]],
  ])
})

it('lists outputs once it has looked for them', async () => {
  fakeMpv()
  const backend = create()
  expect(backend.outputs()).toEqual([''])
  await vi.waitFor(() => expect(backend.outputs()).toEqual(['', 'alsa/hall']), { timeout: 10_000 })
})

it('says what to install, and that it cannot be started', async () => {
  const backend = new MpvBackend({ clock, which: () => null })
  expect(backend.probe()).toMatchObject({ reason: 'noProgram', data: { program: 'mpv' } })
  const path = process.env.PATH
  process.env.PATH = folderOf({})
  try {
    const list = play(backend, '/sound.wav')
    await told(list, 1)
    expect(list[0]).toMatch(/^KAITHEM_UNAVAILABLE mpv cannot be started: .*ENOENT/)
  } finally {
    process.env.PATH = path
  }
})
