import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { SpessaSynthBackend, startSynthHost } from '../../../../../lib/midi/backends/spessasynth/spessasynth.ts'
import type { SynthListener, SynthSettings } from '../../../../../lib/midi/synth.ts'
import { ManualClock } from '../../../../../lib/platform/fake/clock.ts'
import { createFakePackages } from '../../../../../lib/platform/fake/packages.ts'
import { createNodeClock } from '../../../../../lib/platform/node/clock.ts'
import { temporaryFolders } from '../../../../support/temp.ts'
import { sineFont } from './sine-font.ts'

const folder = temporaryFolders()
const packages = createFakePackages({}, { 'node-web-audio-api': '/there' })
const settings: SynthSettings = {
  ...{ soundfont: '/gm.sf2', jackClientName: undefined, output: 'Hall' },
  ...{ reverb: true, chorus: false, ondemand: true },
}

class FakeChild extends EventEmitter {
  readonly said: unknown[] = []
  connected = true
  killed: unknown

  send(message: unknown): void {
    this.said.push(message)
  }

  kill(signal: unknown): void {
    this.killed = signal
  }

  unref(): void {}
}

function listen(): { readonly told: string[]; readonly listener: SynthListener } {
  const told: string[] = []
  const listener: SynthListener = {
    failed: (error) => void told.push(`${error.code} ${error.message}`),
    restarted: () => void told.push('restarted'),
  }
  return { told, listener }
}

function rig() {
  const clock = new ManualClock(1000)
  const children: FakeChild[] = []
  const start = (): ChildProcess => {
    children.push(new FakeChild())
    return children.at(-1) as unknown as ChildProcess
  }
  return { clock, children, backend: new SpessaSynthBackend({ clock, packages, start }), ...listen() }
}

it('says what to install', () => {
  expect(rig().backend.probe()).toBeUndefined()
  const backend = new SpessaSynthBackend({ clock: new ManualClock(), packages: createFakePackages() })
  expect(backend.probe()).toMatchObject({ reason: 'noLibrary', data: { package: 'node-web-audio-api' } })
})

describe('the process', () => {
  it('is one for all synthesizers, starts with the first and ends a while after the last', async () => {
    const { clock, children, backend, listener } = rig()
    expect(children.length).toBe(0)
    const first = backend.open(settings, listener)
    const second = backend.open(settings, listener)
    first.noteOn(0, 60, 100)
    expect(children.map(({ said }) => said)).toEqual([
      [
        { open: 1, options: { soundfont: '/gm.sf2', reverb: true, chorus: false, output: 'Hall' } },
        { open: 2, options: { soundfont: '/gm.sf2', reverb: true, chorus: false, output: 'Hall' } },
        { to: 1, event: ['noteOn', 0, 60, 100] },
      ],
    ])
    first.close()
    second.close()
    await clock.advance(5)
    backend.open(settings, listener).close()
    children[0]?.emit('message', { beat: true })
    await clock.advance(9)
    expect(children[0]?.killed).toBeUndefined()
    await clock.advance(2)
    expect([children.length, children[0]?.killed, clock.pending]).toEqual([1, 'SIGKILL', 0])
  })

  it('that dies is started again with all instruments and controllers; the third time in a row it is given up', async () => {
    const { clock, children, backend, listener, told } = rig()
    const synth = backend.open(settings, listener)
    synth.programSelect(0, 0, 26)
    synth.noteOn(0, 60, 100)
    children[0]?.emit('exit', 1, null)
    await clock.advance(1)
    expect(children[1]?.said).toEqual([
      { open: 1, options: { soundfont: '/gm.sf2', reverb: true, chorus: false, output: 'Hall' } },
      { to: 1, event: ['programSelect', 0, 0, 26] },
    ])
    children[1]?.emit('exit', 1, null)
    await clock.advance(5)
    children[2]?.emit('exit', 1, null)
    expect(told).toEqual([
      ...['restarted', 'restarted'],
      'KAITHEM_UNAVAILABLE The process of the synthesizer ends again and again; deploy to try once more',
    ])
    await clock.advance(20)
    expect([children.length, clock.pending]).toEqual([3, 0])
  })

  it('that says why it cannot is believed', () => {
    const { children, backend, listener, told } = rig()
    const synth = backend.open(settings, listener)
    children[0]?.emit('message', { failed: 1, message: 'damaged', device: false })
    const other = backend.open(settings, listener)
    children[0]?.emit('message', { failed: 2, message: 'no card', device: true })
    children[0]?.emit('message', { failed: 7, message: 'of nobody', device: false })
    synth.noteOn(0, 60, 100)
    expect(told).toEqual(['KAITHEM_IO damaged', 'KAITHEM_UNAVAILABLE no card'])
    expect(children[0]?.said.length).toBe(2)
    expect([synth, other].map(({ failure }) => failure?.data.reason)).toEqual(['synthFailed', 'noCard'])
    backend.close()
  })
})

/** The real process, without a sound card; time passes there. */
describe('the real process', () => {
  function real() {
    const children: ChildProcess[] = []
    const answers: object[] = []
    const backend = new SpessaSynthBackend({
      ...{
        clock: createNodeClock((error) => {
          throw error
        }),
        packages,
      },
      start: () => {
        const child = startSynthHost(true)
        child.on('message', (answer: object) => void answers.push(answer))
        children.push(child)
        return child
      },
    })
    const has = (key: string) => vi.waitFor(() => expect(answers.some((answer) => key in answer)).toBe(true), 30_000)
    return { backend, children, answers, has, ...listen() }
  }
  const sine = (): string => {
    const path = join(folder(), 'sine.sf2')
    writeFileSync(path, new Uint8Array(sineFont()))
    return path
  }

  it('loads a SoundFont, plays, and is started again when it is killed', async () => {
    const { backend, children, answers, has, listener, told } = real()
    const synth = backend.open({ ...settings, soundfont: sine(), output: undefined }, listener)
    synth.programSelect(0, 0, 0)
    synth.noteOn(0, 69, 100)
    await has('opened')
    await has('beat')
    answers.length = 0
    children[0]?.kill('SIGKILL')
    await vi.waitFor(() => expect(told).toEqual(['restarted']), 30_000)
    await has('opened')
    expect(children.length).toBe(2)
    backend.close()
  }, 90_000)

  it('tells of a SoundFont that is none', async () => {
    const { backend, listener, told } = real()
    const path = join(folder(), 'words.sf2')
    writeFileSync(path, 'only words')
    backend.open({ ...settings, soundfont: path, output: undefined }, listener)
    await vi.waitFor(() => expect(told.length).toBe(1), 30_000)
    expect(told[0]).toContain(`KAITHEM_IO The SoundFont ${path} cannot be used`)
    backend.close()
  }, 60_000)
})
