import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { decodeMessage, type MidiMessage } from '../../../lib/midi/message.ts'
import type { SynthBackend } from '../../../lib/midi/synth.ts'
import { Synths } from '../../../lib/midi/synths.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createSubscription, Owner } from '../../../lib/scope.ts'
import { callsOf, FakeSynthBackend, fakeFonts } from './fake-synth.ts'
import { codeOf } from './support.ts'

function rig(
  backends: readonly SynthBackend[],
  fonts = fakeFonts({ '/gm.sf2': [] }),
  isMuted = false,
  usual: string | undefined = undefined,
) {
  const warnings: string[] = []
  const owner = new Owner('test')
  const heard = new Map<string, (message: MidiMessage) => void>()
  const synths = new Synths({
    ...{ clock: new ManualClock(), backends, fonts, soundfont: () => usual },
    choice: () => (isMuted ? 'null' : 'auto'),
    warn: (text) => void warnings.push(text),
    listen: (listener, port, f) => {
      heard.set(port, f)
      return createSubscription(listener, () => void heard.delete(port))
    },
  })
  return { synths, owner, warnings, heard, fonts }
}

describe('which synthesizer', () => {
  it('is the first one that works, with the SoundFont of the system', () => {
    const [broken, working] = [new FakeSynthBackend(), new FakeSynthBackend()]
    broken.refusal = { reason: 'noLibrary', message: 'not installed', data: {} }
    const { synths, owner, warnings } = rig([broken, working])
    synths.create(owner, [undefined, 'organ', { reverb: true }])
    expect([broken.opened.length, warnings]).toEqual([0, []])
    expect(working.opened[0]?.settings).toMatchObject({ soundfont: '/gm.sf2', jackClientName: 'organ', reverb: true })
  })

  it('one that is named goes before that of the system', () => {
    const backend = new FakeSynthBackend()
    const { synths, owner } = rig([backend], fakeFonts({ '/gm.sf2': [], '/own.sf2': [] }))
    synths.create(owner, ['/own.sf2'])
    expect(backend.opened[0]?.settings.soundfont).toBe('/own.sf2')
  })

  it('that of the settings goes before that of the system', () => {
    const backend = new FakeSynthBackend()
    const { synths, owner } = rig([backend], fakeFonts({ '/gm.sf2': [], '/usual.sf2': [] }), false, '/usual.sf2')
    synths.create(owner, [])
    expect(backend.opened[0]?.settings.soundfont).toBe('/usual.sf2')
    expect(synths.diagnose()).toEqual({ synth: 'fake', tried: [], soundfont: '/usual.sf2' })
  })

  it('needs a SoundFont', () => {
    const backend = new FakeSynthBackend()
    const { synths, owner } = rig([backend], fakeFonts({}))
    expect(codeOf(() => synths.create(owner, []))).toBe('KAITHEM_UNAVAILABLE')
    expect(() => synths.create(owner, [])).toThrow(/sudo apt install timgm6mb-soundfont.*deploy again/)
    expect([backend.opened.length, owner.size]).toEqual([0, 0])
  })

  it('is a silent one where none works; that is said once, with the reasons', () => {
    const broken = new FakeSynthBackend()
    broken.probe = () => {
      throw new Error('a probe that throws')
    }
    const { synths, owner, warnings } = rig([broken], fakeFonts({}))
    expect([synths.create(owner, []).fs.name, synths.create(owner, []).fs.name]).toEqual(['null', 'null'])
    expect(warnings).toEqual(['There is no synthesizer here, so FluidSynth is silent (fake: a probe that throws)'])
  })

  it('is the silent one when it is asked for, without a word', () => {
    const backend = new FakeSynthBackend()
    const { synths, owner, warnings } = rig([backend], fakeFonts({}), true)
    expect(synths.create(owner, []).fs.name).toBe('null')
    expect([backend.opened.length, warnings]).toEqual([0, []])
  })
})

describe('SoundFonts', () => {
  const fonts = () => fakeFonts({ '/own.sf2': [{ name: 'Kazoo', bank: 3, program: 9 }] })

  it('are read when words are looked up, once', () => {
    const { synths, owner, fonts: files } = rig([], fonts(), true)
    const synth = synths.create(owner, ['/own.sf2'])
    synth.setInstrument(0, 5)
    expect(files.reads).toEqual([])
    synth.setInstrument(0, 'kazoo')
    synth.setInstrument(1, 'kazoo', 0)
    expect(files.reads).toEqual(['/own.sf2'])
    expect(callsOf((synth.fs as unknown as { calls: [] }).calls).slice(1)).toEqual([
      ['programSelect', 0, 3, 9],
      ['programSelect', 1, 0, 9],
    ])
  })

  it('one that is missing is an error at once, also for the silent one', () => {
    const { synths, owner } = rig([], fonts(), true)
    expect(codeOf(() => synths.create(owner, ['/gone.sf2']))).toBe('KAITHEM_IO')
  })
})

describe('what happens to it later', () => {
  it('is told to its owner, or to everybody', () => {
    const backend = new FakeSynthBackend()
    const { synths, warnings } = rig([backend])
    const told: unknown[] = []
    const owner = new Owner('node', undefined, (error, what) => void told.push([what, (error as Error).message]))
    synths.create(owner, [])
    backend.opened[0]?.listener.failed(new KaithemError('KAITHEM_IO', 'damaged', {}))
    expect(told).toEqual([['FluidSynth', 'damaged']])
    backend.opened[0]?.listener.restarted()
    expect(warnings).toEqual(['The synthesizer had ended and was started again; notes that were held are over'])
  })
})

describe('instruments', () => {
  it('are those of a SoundFont, of the usual one, or of General MIDI', () => {
    const kazoo = { name: 'Kazoo', bank: 3, program: 9 }
    const { synths } = rig([], fakeFonts({ '/gm.sf2': [], '/own.sf2': [kazoo] }))
    expect([synths.instruments('/own.sf2'), synths.instruments(undefined)]).toEqual([[kazoo], []])
    const without = rig([], fakeFonts({})).synths.instruments(null)
    expect([without.length, without[26]]).toEqual([128, { name: 'Electric Guitar (jazz)', bank: 0, program: 26 }])
    expect(codeOf(() => synths.instruments('/gone.sf2'))).toBe('KAITHEM_IO')
    expect(codeOf(() => synths.instruments(5))).toBe('KAITHEM_TYPE')
  })
})

describe('a port that is connected', () => {
  it('plays until the synthesizer is closed', () => {
    const backend = new FakeSynthBackend()
    const { synths, owner, heard } = rig([backend])
    const synth = synths.create(owner, [{ connect_midi: 'pads' }])
    heard.get('pads')?.(decodeMessage([0x90, 60, 100]) as MidiMessage)
    expect(callsOf(backend.opened[0]?.synth.calls ?? [])).toEqual([['noteOn', 0, 60, 100]])
    synth.close()
    expect([heard.size, owner.size]).toEqual([0, 0])
  })
})

describe('the end', () => {
  it('allNotesOff reaches those that live', () => {
    const backend = new FakeSynthBackend()
    const { synths, owner } = rig([backend])
    synths.create(owner, []).close()
    synths.create(owner, [])
    synths.allNotesOff()
    const calls = backend.opened.map(({ synth }) => callsOf(synth.calls).map(([call]) => call))
    expect(calls).toEqual([['allNotesOff', 'close'], ['allNotesOff']])
  })

  it('comes with the owner, or with everything', () => {
    const backend = new FakeSynthBackend()
    const { synths, owner } = rig([backend])
    const inner = new Owner('flow', owner)
    synths.create(inner, [])
    synths.create(owner, [])
    inner.dispose()
    const ends = (): unknown[] => backend.opened.map(({ synth }) => synth.calls.at(-1)?.call)
    expect(ends()).toEqual(['close', 'programSelect'])
    synths.close()
    expect([ends(), owner.size]).toEqual([['close', 'close'], 0])
  })

  it('one whose owner is closed is not opened, one that cannot be opened leaves nothing', () => {
    const backend = new FakeSynthBackend()
    const { synths, owner } = rig([backend])
    backend.openError = new Error('no memory')
    expect(() => synths.create(owner, [])).toThrow('no memory')
    expect(owner.size).toBe(0)
    backend.openError = undefined
    owner.dispose()
    expect([codeOf(() => synths.create(owner, [])), backend.opened.length]).toEqual(['KAITHEM_CLOSED', 0])
  })
})
