import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../../../lib/midi/backend.ts'
import { createRtMidiBackend } from '../../../../lib/midi/backends/rtmidi.ts'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'
import { testMidi } from '../../../contracts/midi.ts'
import { codeOf } from '../support.ts'
import { createFakeRtMidi } from './fake-rtmidi.ts'

function rig() {
  const library = createFakeRtMidi()
  const state: { refusal?: Refusal } = {}
  const packages = createFakePackages({ '@julusian/midi': library.exports })
  const backend = createRtMidiBackend({ packages, refusal: () => state.refusal })
  return { library, state, packages, backend }
}

const quiet = { bytes: () => {}, failed: () => {} }

describe('as every driver', () => {
  testMidi(() => {
    const { library, backend } = rig()
    library.machine.plug('Organ')
    library.machine.plug('Pad')
    return {
      ...{ backend, port: 'Pad' },
      feed: (bytes) => library.machine.feed('Pad', bytes),
      received: async () => library.machine.sent.flatMap(({ bytes }) => bytes),
      until: async (condition) => expect(condition()).toBe(true),
    }
  })
})

describe('whether it works', () => {
  it('asks the system first, and loads nothing where it has no MIDI', () => {
    const { state, packages, backend } = rig()
    state.refusal = { reason: 'noDevice', message: 'there is none', data: {} }
    expect([backend.probe(), packages.loaded]).toEqual([state.refusal, []])
    delete state.refusal
    expect([backend.probe(), packages.loaded]).toEqual([undefined, ['@julusian/midi']])
  })

  it('says that the package is missing, and finds it when it was installed', () => {
    const backend = createRtMidiBackend({ packages: createFakePackages(), refusal: () => undefined })
    expect(backend.probe()).toMatchObject({
      ...{ reason: 'noLibrary', data: { package: '@julusian/midi' } },
      message: expect.stringContaining('npm install @julusian/midi'),
    })
  })

  it('a library that cannot begin is not tried again', () => {
    const { library, backend } = rig()
    library.error = new Error('Failed to initialise RtMidi')
    const first = backend.probe()
    library.error = undefined
    expect([first?.reason, first?.data.detail]).toEqual(['failed', 'Failed to initialise RtMidi'])
    expect(backend.probe()).toBe(first)
  })

  it('one that works is not asked again', () => {
    const { library, backend } = rig()
    backend.probe()
    library.error = new Error('later')
    expect(backend.probe()).toBeUndefined()
  })
})

it('errors of the library are KAITHEM_IO, and leave nothing open', () => {
  const { library, backend } = rig()
  library.machine.plug('Pad')
  const output = backend.openOutput({ port: 'Pad', nth: 0 })
  library.error = new Error('Internal RtMidi error')
  const works = [
    () => backend.inputs(),
    () => backend.outputs(),
    () => backend.openInput({ port: 'Pad', nth: 0 }, quiet),
    () => output.send([0xf8]),
  ]
  expect(works.map(codeOf)).toEqual(Array(4).fill('KAITHEM_IO'))
  library.error = undefined
  expect(codeOf(() => backend.openInput({ port: 'gone', nth: 0 }, quiet))).toBe('KAITHEM_KEY')
  expect(library.calls).toEqual(['destroy'])
})

it('ignores active sensing only', () => {
  const { library, backend } = rig()
  library.machine.plug('Pad')
  backend.openInput({ port: 'Pad', nth: 0 }, quiet)
  expect(library.calls).toEqual(['ignore false,false,true'])
})

it('each port is let go of once', () => {
  const { library, backend } = rig()
  library.machine.plug('Pad')
  const input = backend.openInput({ port: 'Pad', nth: 0 }, quiet)
  backend.openOutput({ port: 'Pad', nth: 0 })
  input.close()
  backend.close()
  backend.close()
  input.close()
  expect(library.calls.filter((call) => call === 'destroy')).toHaveLength(2)
})

it('the package itself has what is used of it', () => {
  // This entry loads also where there is no library for sound.
  const library = createNodePackages().load('@julusian/midi/lazy') as Record<string, { prototype: object }>
  const missing = (name: string, members: readonly string[]): string[] =>
    members.filter((member) => !(member in (library[name]?.prototype ?? {})))
  const both = ['getPortCount', 'getPortName', 'openPort', 'destroy']
  expect(missing('Input', [...both, 'ignoreTypes', 'on'])).toEqual([])
  expect(missing('Output', [...both, 'sendMessage'])).toEqual([])
  expect(['Input', 'Output'].filter((name) => !('getPortNames' in (library[name] ?? {})))).toEqual([])
})
