import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../../lib/midi/backend.ts'
import { scanInterval } from '../../../lib/midi/engine.ts'
import { codeOf, midiRig } from './support.ts'

const refusal: Refusal = { reason: 'noDevice', message: 'there is no /dev/snd/seq', data: {} }

describe('looking for ports', () => {
  it('begins when somebody wants MIDI, not before', async () => {
    const { clock, k, driver } = midiRig()
    k.message.subscribe('/lights/#', () => {})
    k.message.subscribe('/#', () => {})
    k.message.subscribe('/midix', () => {})
    k.tags['/midix/1.note'].value = 1
    k.midi.diagnostics()
    k.midi.receive('pad', ['noteon', 1, 60, 100])
    const synth = k.midi.FluidSynth()
    synth.close()
    await clock.advance(100)
    expect([driver.calls.filter((call) => call.startsWith('open')), clock.pending]).toEqual([[], 0])
  })

  it.each<[string, (rig: ReturnType<typeof midiRig>) => unknown]>([
    ['subscribing to a topic', ({ k }) => k.message.subscribe('/midi/pad', () => {})],
    ['subscribing to all topics of it', ({ k }) => k.message.subscribe('midi/#', () => {})],
    ['a tag', ({ k }) => k.tags['/midi/pad/1.note'].value],
    ['a listener', ({ k }) => k.midi.on_message(() => {})],
    ['a list', ({ k }) => k.midi.inputs()],
    ['sending', ({ k }) => k.midi.send('pad', [0xf8])],
    ['a synthesizer that is connected', ({ k }) => k.midi.FluidSynth({ connect_midi: 'pad' })],
  ])('%s wants it', async (_what, work) => {
    const rig = midiRig()
    rig.machine.plug('Pad')
    work(rig)
    await rig.clock.advance(0)
    expect(rig.driver.calls).toContain('open Pad')
    rig.k.close()
    expect([rig.driver.calls.at(-1), rig.clock.pending]).toEqual(['close', 0])
  })

  it('opens what comes and drops what goes, every ten seconds', async () => {
    const { clock, k, machine, heard } = midiRig()
    const notes = heard('/midi/pad')
    await clock.advance(1)
    machine.plug('Pad')
    machine.feed('Pad', [0x90, 1, 1])
    await clock.advance(scanInterval)
    machine.feed('Pad', [0x90, 2, 1])
    machine.unplug('Pad')
    machine.plug('Pad')
    await clock.advance(scanInterval)
    machine.feed('Pad', [0x90, 3, 1])
    await clock.advance(0)
    expect(notes).toEqual([
      ['noteon', 1, 2, 1],
      ['noteon', 1, 3, 1],
    ])
    expect(k.midi.inputs()).toEqual([{ name: 'pad', port: 'Pad', open: true, error: null }])
  })

  it('what cannot be listed is told once, and does not end the looking', async () => {
    const { clock, k, driver, machine, logged } = midiRig()
    driver.listError = new Error('no memory')
    k.midi.on_message(() => {})
    await clock.advance(5 * scanInterval)
    expect(logged).toEqual(['MIDI ports cannot be listed: no memory'])
    expect(() => k.midi.inputs()).toThrow('no memory')
    driver.listError = undefined
    machine.plug('Pad')
    await clock.advance(scanInterval)
    expect(k.midi.inputs()).toHaveLength(1)
  })

  it('a port that cannot be opened is told', async () => {
    const { clock, k, driver, machine, heard } = midiRig()
    const warnings = heard('/system/notifications/warnings')
    machine.plug('Pad')
    driver.openInput = () => {
      throw new Error('busy')
    }
    k.midi.on_message(() => {})
    await clock.advance(3 * scanInterval)
    expect(warnings).toEqual(['MIDI port pad cannot be used: busy'])
    expect(k.midi.inputs()).toMatchObject([{ open: false, error: 'busy' }])
  })
})

describe('where there is no MIDI', () => {
  it('one warning says so and why, and it is found when it comes', async () => {
    const { clock, k, driver, machine, logged, heard } = midiRig()
    const warnings = heard('/system/notifications/warnings')
    const notes = heard('/midi/pad')
    driver.refusal = refusal
    await clock.advance(3 * scanInterval)
    const text = 'There are no MIDI ports here (rtmidi: there is no /dev/snd/seq)'
    expect([logged, warnings, k.midi.inputs()]).toEqual([[text], [text], []])
    driver.refusal = undefined
    machine.plug('Pad')
    await clock.advance(scanInterval)
    machine.feed('Pad', [0x90, 60, 1])
    await clock.advance(0)
    expect(notes).toEqual([['noteon', 1, 60, 1]])
  })

  it('sending says so', () => {
    const { k, driver } = midiRig()
    driver.refusal = refusal
    expect(codeOf(() => k.midi.send('pad', [0xf8]))).toBe('KAITHEM_UNAVAILABLE')
    expect(codeOf(() => k.midi.send('pad', [60]))).toBe('KAITHEM_VALUE')
  })

  it('none is wanted: no warning', async () => {
    const { clock, k, driver, logged } = midiRig({ midi: 'null' })
    k.midi.on_message(() => {})
    await clock.advance(scanInterval)
    expect([logged, driver.calls]).toEqual([[], []])
    expect(codeOf(() => k.midi.send('pad', [0xf8]))).toBe('KAITHEM_KEY')
  })

  it('another driver is taken when another is chosen; the ports of the old one are closed', async () => {
    const choice: { midi: 'auto' | 'null' } = { midi: 'auto' }
    const { clock, k, machine, heard } = midiRig({ midi: () => choice.midi })
    const notes = heard('/midi/pad')
    machine.plug('Pad')
    await clock.advance(0)
    choice.midi = 'null'
    await clock.advance(scanInterval)
    machine.feed('Pad', [0x90, 60, 1])
    await clock.advance(0)
    expect([notes, k.midi.inputs()]).toEqual([[], []])
  })
})

describe('what comes in', () => {
  it('sets the tag before the message is delivered, and before listeners hear of it', async () => {
    const { clock, k, machine } = midiRig()
    const seen: unknown[] = []
    k.tags['/midi/pad/1.note'].subscribe((value: number, _time: number, annotation: unknown) => {
      seen.push(['tag', value, annotation])
    })
    k.message.subscribe('/midi/pad', (message: unknown) => {
      seen.push(['bus', message, k.tags['/midi/pad/1.note'].value])
    })
    k.midi.on_message('pad', ({ type }) => seen.push(['listener', type, k.tags['/midi/pad/1.note'].value]))
    machine.plug('Pad')
    await clock.advance(0)
    seen.length = 0
    machine.feed('Pad', [0x90, 60, 100])
    machine.feed('Pad', [0x90, 60, 0])
    await clock.advance(0)
    expect(seen).toEqual([
      ['tag', 60, 100],
      ['listener', 'noteon', 60],
      ['tag', 0, 0],
      ['listener', 'noteon', 0],
      ['bus', ['noteon', 1, 60, 100], 0],
      ['bus', ['noteoff', 1, 60], 0],
    ])
  })

  it('other kinds are for listeners only', async () => {
    const { clock, k, heard } = midiRig({ midi: 'null' })
    const topics = heard('/midi/#')
    const types: string[] = []
    k.midi.on_message(({ type }) => types.push(type))
    k.midi.receive('pad', [0xc0, 5, 0xf8, 0xf0, 1, 0xf7, 0xa0, 1, 2])
    await clock.advance(0)
    expect([topics, types, k.tags.names('/midi')]).toEqual([[], ['programchange', 'clock', 'sysex', 'polyat'], []])
  })

  it('a tag of another type is reported, and the message comes all the same', async () => {
    const { clock, k, logged, heard } = midiRig({ midi: 'null' })
    const topics = heard('/midi/#')
    k.tags.StringTag('/midi/pad/1.note')
    k.midi.receive('pad', ['noteon', 1, 60, 100])
    await clock.advance(0)
    expect(topics).toEqual([['noteon', 1, 60, 100]])
    expect(logged).toEqual([expect.stringContaining('tags of MIDI port pad: Tag /midi/pad/1.note is a StringTag')])
  })

  it('receive stands for a port, in parts too, and takes its name from an open one', async () => {
    const { clock, k, machine, heard } = midiRig()
    const first = heard('/midi/pad')
    const second = heard('/midi/pad_2')
    machine.plug('Pad 20:0')
    machine.plug('Pad 24:0')
    await clock.advance(0)
    k.midi.receive('Pad 24:0', [0x90, 60])
    k.midi.receive('Pad 24:0', [100])
    k.midi.receive('pad', [0x90, 61, 100])
    await clock.advance(0)
    expect([first, second]).toEqual([[['noteon', 1, 61, 100]], [['noteon', 1, 60, 100]]])
  })

  it.each<[unknown, unknown]>([
    ['', [0xf8]],
    [null, [0xf8]],
    ['pad', 'noteon'],
  ])('receive(%j, %j) is refused', (port, bytes) => {
    const { k } = midiRig({ midi: 'null' })
    expect(codeOf(() => k.midi.receive(port as string, bytes as number[]))).toBe('KAITHEM_TYPE')
  })
})

describe('the end', () => {
  it('what a scope made ends with it, the ports go on', async () => {
    const { clock, k, machine } = midiRig()
    const scope = k.scope('flow')
    const heard: string[] = []
    scope.midi.on_message(() => heard.push('scope'))
    k.midi.on_message(() => heard.push('root'))
    const synth = scope.midi.FluidSynth()
    machine.plug('Pad')
    await clock.advance(0)
    scope.close()
    machine.feed('Pad', [0xf8])
    expect([heard, codeOf(() => synth.noteOn(0, 60, 1))]).toEqual([['root'], 'KAITHEM_CLOSED'])
    expect(codeOf(() => scope.midi.FluidSynth())).toBe('KAITHEM_CLOSED')
  })

  it('nothing comes, and nothing is looked for, after closing', async () => {
    const { clock, k, driver, machine } = midiRig()
    const heard: string[] = []
    k.midi.on_message(() => heard.push('message'))
    machine.plug('Pad')
    await clock.advance(0)
    k.close()
    driver.calls.length = 0
    machine.feed('Pad', [0xf8])
    k.midi.receive('pad', [0xf8])
    await clock.advance(100)
    expect([heard, driver.calls, clock.pending]).toEqual([[], [], 0])
  })

  it('closing before anything was wanted leaves nothing', async () => {
    const { clock, k, driver } = midiRig()
    k.close()
    await clock.advance(100)
    expect([driver.calls, clock.pending]).toEqual([[], 0])
  })
})
