/** Every public name of kaithem.midi, by what it promises. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, type Log, ManualClock } from '../../lib/index.ts'
import type { FluidSynth } from '../../lib/midi/api.ts'
import type { NullMidi } from '../../lib/midi/backends/null.ts'
import type { NullSynth } from '../../lib/midi/backends/null-synth.ts'
import { codeOf } from '../support/code-of.ts'

const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

let clock: ManualClock
let kaithem: Kaithem

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock, log: quiet, midi: 'null' })
})

/** Closing must leave no timer. */
afterEach(() => {
  kaithem.close()
  expect(clock.pending).toBe(0)
})

describe('kaithem.midi', () => {
  const backend = (): NullMidi => kaithem.midi.backend as NullMidi

  it('kaithem.midi is the same in every view', () => {
    backend().plug('Pad')
    expect(kaithem.scope('flow').midi.inputs()).toEqual([{ name: 'pad', port: 'Pad', open: true, error: null }])
  })

  it('kaithem.midi.numbersToGM has the names of all programs, by number', () => {
    const { numbersToGM } = kaithem.midi
    expect([numbersToGM[0], numbersToGM[23], numbersToGM[127], Object.keys(numbersToGM).length]).toEqual([
      ...['Acoustic Grand Piano', 'Tango Accordion', 'Gunshot', 128],
    ])
  })

  it('kaithem.midi.instrumentSearch is the same table', () => {
    expect(kaithem.midi.instrumentSearch).toBe(kaithem.midi.numbersToGM)
  })

  it('kaithem.midi.numbersToDrums has the drums by note', () => {
    const { numbersToDrums } = kaithem.midi
    expect([numbersToDrums[34], numbersToDrums[35], numbersToDrums[81]]).toEqual([
      ...[undefined, 'Acoustic Bass Drum', 'Open Triangle'],
    ])
  })

  it('kaithem.midi.inputs lists what is there now', () => {
    expect(kaithem.midi.inputs()).toEqual([])
    backend().plug('Launchpad Mini:Launchpad Mini MIDI 1 20:0', ['input'])
    expect(kaithem.midi.inputs().map(({ name }) => name)).toEqual(['launchpad_mini_launchpad_mini_midi_1'])
  })

  it('kaithem.midi.outputs lists what is there now, open once something was sent', () => {
    backend().plug('Organ', ['output'])
    expect([kaithem.midi.outputs(), kaithem.midi.inputs()]).toMatchObject([[{ name: 'organ', open: false }], []])
    kaithem.midi.send('Organ', [0xf8])
    expect(kaithem.midi.outputs()).toMatchObject([{ open: true }])
  })

  it('kaithem.midi.on_message tells every message of a port in the shape of msg.midi', async () => {
    const seen: unknown[] = []
    const off = kaithem.midi.on_message('pad', (message, port) => seen.push([port, message]))
    backend().plug('Pad 20:0')
    backend().plug('Organ 24:0')
    await clock.advance(10)
    backend().feed('Pad 20:0', [0xc1, 5], 0.5)
    backend().feed('Organ 24:0', [0xf8])
    off()
    backend().feed('Pad 20:0', [0xf8])
    expect(seen).toEqual([['pad', { type: 'programchange', channel: 2, data: [5], raw: [0xc1, 5], deltaTime: 0.5 }]])
  })

  it('kaithem.midi.on_ports tells the ports there are, and when others are there', async () => {
    const seen: unknown[] = []
    const off = kaithem.midi.on_ports(({ inputs, outputs }) => seen.push([inputs.length, outputs.length]))
    await clock.advance(0)
    backend().plug('Pad')
    await clock.advance(20)
    kaithem.midi.send('pad', [0xf8])
    await clock.advance(20)
    off()
    backend().unplug('Pad')
    await clock.advance(20)
    expect(seen).toEqual([
      [0, 0],
      [1, 1],
    ])
    expect(codeOf(() => kaithem.midi.on_ports(5 as never))).toBe('KAITHEM_TYPE')
  })

  it('kaithem.midi.instruments lists those of a SoundFont', () => {
    expect(kaithem.midi.instruments()[0]).toMatchObject({ bank: expect.any(Number), program: expect.any(Number) })
    expect(codeOf(() => kaithem.midi.instruments('/nowhere/gone.sf2'))).toBe('KAITHEM_IO')
  })

  it('kaithem.midi.send takes bytes, messages, and messages of the bus', () => {
    backend().plug('Organ')
    kaithem.midi.send('organ', [0x90, 60, 100])
    kaithem.midi.send('organ', { type: 'controlchange', channel: 3, data: [7, 99] })
    kaithem.midi.send('organ', ['pitch', 1, 8192])
    expect(backend().sent.map(({ bytes }) => bytes)).toEqual([
      [0x90, 60, 100],
      [0xb2, 7, 99],
      [0xe0, 0, 64],
    ])
    expect(codeOf(() => kaithem.midi.send('flute', [0xf8]))).toBe('KAITHEM_KEY')
    expect(codeOf(() => kaithem.midi.send('organ', ['noteon', 0, 60, 100]))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.midi.receive sets tags and posts messages as if it came in at a port', async () => {
    const seen: unknown[] = []
    kaithem.message.subscribe('/midi/#', (topic: string, message: unknown) => seen.push([topic, message]))
    kaithem.midi.receive('Launch-Pad', [0x90, 60, 100, 0xb0, 7, 99, 0xe1, 1, 64])
    await clock.advance(0)
    expect(seen).toEqual([
      ['/midi/launch_pad', ['noteon', 1, 60, 100]],
      ['/midi/launch_pad', ['cc', 1, 7, 99]],
      ['/midi/launch_pad', ['pitch', 2, 8193]],
    ])
    const names = ['1.note', '1.cc[7]', '2.pitch'].map((name) => `/midi/launch_pad/${name}`)
    expect(names.map((name) => kaithem.tags[name]?.value)).toEqual([60, 99, 8193])
    kaithem.midi.receive('Launch-Pad', [0x90, 60, 0])
    expect(kaithem.tags['/midi/launch_pad/1.note']?.value).toBe(0)
  })

  it('kaithem.midi.backend is the driver', () => {
    expect([kaithem.midi.backend.name, typeof backend().plug]).toEqual(['null', 'function'])
  })

  it('kaithem.midi.diagnostics tells the driver and why', () => {
    expect(kaithem.midi.diagnostics()).toEqual({
      ...{ driver: 'null', why: 'The driver null was asked for', tried: [], inputs: [], outputs: [], error: null },
      ...{ synth: 'null', tried_synths: [], soundfont: expect.toBeOneOf([null, expect.any(String)]) },
    })
  })
})

describe('kaithem.midi.FluidSynth(soundfont=DEFAULT, jackClientName=None)', () => {
  let synth: FluidSynth

  beforeEach(() => {
    synth = kaithem.midi.FluidSynth()
  })

  /** What it was told since it began. */
  const told = (): unknown[][] => (synth.fs as NullSynth).calls.slice(16).map(({ call, args }) => [call, ...args])

  it('kaithem.midi.FluidSynth begins with a piano on all channels; a SoundFont that is missing is an error', () => {
    expect((synth.fs as NullSynth).calls.map(({ args }) => args)).toEqual(
      Array.from({ length: 16 }, (_, channel) => [channel, 0, 0]),
    )
    expect(codeOf(() => new kaithem.midi.FluidSynth('/no/such/font.sf2'))).toBe('KAITHEM_IO')
  })

  it('kaithem.midi.FluidSynth#setInstrument takes numbers and words', () => {
    synth.setInstrument(0, 'jazz guitar')
    synth.setInstrument(1, 73)
    synth.setInstrument(9, '0', 128)
    expect(told()).toEqual([
      ['programSelect', 0, 0, 26],
      ['programSelect', 1, 0, 73],
      ['programSelect', 9, 128, 0],
    ])
    expect(codeOf(() => synth.setInstrument(0, 'honky tonk'))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => synth.setInstrument(0, 128))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.midi.FluidSynth#noteOn begins a note', () => {
    synth.noteOn(0, 60, 100)
    expect(told()).toEqual([['noteOn', 0, 60, 100]])
    expect(codeOf(() => synth.noteOn(0, 128, 100))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.midi.FluidSynth#noteOff ends a note', () => {
    synth.noteOff(15, 60)
    expect(told()).toEqual([['noteOff', 15, 60]])
  })

  it('kaithem.midi.FluidSynth#cc moves a controller', () => {
    synth.cc(0, 7, 90)
    expect(told()).toEqual([['cc', 0, 7, 90]])
  })

  it('kaithem.midi.FluidSynth#pitchBend bends up and down from 0', () => {
    synth.pitchBend(0, -8192)
    synth.pitchBend(0, 8191)
    expect(told()).toEqual([
      ['pitchBend', 0, -8192],
      ['pitchBend', 0, 8191],
    ])
    expect(codeOf(() => synth.pitchBend(0, 8192))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.midi.FluidSynth#programChange chooses in the bank there is', () => {
    synth.programChange(0, 40)
    expect(told()).toEqual([['programChange', 0, 40]])
  })

  it('kaithem.midi.FluidSynth#fs is the synthesizer itself', () => {
    synth.fs.noteOn(3, 60, 1)
    expect([synth.fs.name, told()]).toEqual(['null', [['noteOn', 3, 60, 1]]])
  })

  it('kaithem.midi.FluidSynth#close ends every note', () => {
    const { calls } = synth.fs as NullSynth
    synth.close()
    expect(calls.slice(16).map(({ call }) => call)).toEqual(['allNotesOff', 'close'])
    expect(codeOf(() => synth.noteOn(0, 60, 100))).toBe('KAITHEM_CLOSED')
  })

  it('kaithem.midi.FluidSynth#dispose is the same; it ends with its scope too', () => {
    synth.dispose()
    const scope = kaithem.scope('flow')
    const other = scope.midi.FluidSynth()
    scope.close()
    expect([codeOf(() => synth.fs), codeOf(() => other.fs)]).toEqual(['KAITHEM_CLOSED', 'KAITHEM_CLOSED'])
  })
})
