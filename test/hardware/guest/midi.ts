/** The MIDI driver on virtual cards of a real kernel: what is written to their device files comes in, and the other way. @module */

import { closeSync, constants, existsSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import type { NullSynth } from '../../../lib/midi/backends/null-synth.ts'
import { createRtMidiBackend } from '../../../lib/midi/backends/rtmidi.ts'
import { deviceOf } from '../../../lib/midi/backends/sequencer.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import { type MidiRig, midiCases } from '../../contracts/midi-cases.ts'
import type { HardwareCase } from './cases.ts'

/** The first port of the third card, and its other end. */
const portName = /VirMIDI 2-0/
const device = '/dev/snd/midiC2D0'
/** Milliseconds for which something is waited for, on a busy emulated machine. */
const patience = 20_000

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 5) {
    if (waited > patience) throw new Error('it did not happen')
    await pause(5)
  }
}

/** Reads without waiting. */
function readNow(fd: number): number[] {
  const bytes = Buffer.alloc(4096)
  try {
    return [...bytes.subarray(0, readSync(fd, bytes))]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return []
    throw error
  }
}

async function withDevice(work: (fd: number) => Promise<void>): Promise<void> {
  const fd = openSync(device, constants.O_RDWR | constants.O_NONBLOCK)
  try {
    readNow(fd)
    await work(fd)
  } finally {
    closeSync(fd)
  }
}

/** Takes the card away and brings it back, as a device that is pulled out and plugged in. */
async function replug(): Promise<void> {
  const driver = '/sys/bus/platform/drivers/snd_virmidi'
  writeFileSync(`${driver}/unbind`, 'snd_virmidi.0')
  await until(() => !existsSync(device))
  writeFileSync(`${driver}/bind`, 'snd_virmidi.0')
  await until(() => existsSync(device))
}

function createRig(): MidiRig {
  const backend = createRtMidiBackend({ packages: createNodePackages() })
  const refusal = backend.probe()
  if (refusal !== undefined) throw new Error(refusal.message)
  const port = backend.inputs().find((name) => portName.test(name))
  if (port === undefined) throw new Error(`there is no such port among ${backend.inputs().join(', ')}`)
  const fd = openSync(device, constants.O_RDWR | constants.O_NONBLOCK)
  // The device takes nothing for a reader before it was read from.
  readNow(fd)
  const got: number[] = []
  return {
    ...{ backend, port, until },
    feed: (bytes) => void writeSync(fd, Buffer.from(bytes)),
    received: async (count) => {
      await until(() => {
        got.push(...readNow(fd))
        return got.length >= count
      })
      return got
    },
    close: () => closeSync(fd),
  }
}

const contract: readonly HardwareCase[] = midiCases.map(({ title, run }) => ({
  title,
  run: async () => {
    const rig = createRig()
    try {
      await run(rig)
    } finally {
      rig.backend.close()
      await rig.close?.()
    }
  },
}))

const cases: readonly HardwareCase[] = [
  ...contract,
  {
    title: 'a device that was pulled out and plugged in between two looks is opened anew, and what is sent arrives',
    run: async () => {
      const clock = new ManualClock(0)
      const notes: string[] = []
      const log = { debug: () => {}, info: () => {}, warn: (text: string) => void notes.push(text), error: () => {} }
      const k = createKaithem({ clock, log, gpio: 'mock', midi: 'rtmidi' })
      try {
        const heard: string[] = []
        const names = new Set<string>()
        k.midi.on_message((message, port) => {
          names.add(port)
          heard.push(`${message.type} ${message.data}`)
        })
        await clock.advance(10)
        const before = deviceOf(k.midi.inputs().find(({ port }) => portName.test(port))?.port ?? '')
        await withDevice(async (fd) => {
          writeSync(fd, Buffer.from([0x90, 60, 100]))
          await until(() => heard.length === 1)
        })
        await replug()
        await clock.advance(10)
        await withDevice(async (fd) => {
          writeSync(fd, Buffer.from([0x90, 62, 100]))
          await until(() => heard.length === 2)
          k.midi.send('virmidi_2_0', ['cc', 1, 7, 99])
          const got: number[] = []
          await until(() => got.push(...readNow(fd)) >= 3)
          heard.push(`${got}`)
        })
        const after = deviceOf(k.midi.inputs().find(({ port }) => portName.test(port))?.port ?? '')
        const text = heard.join('; ')
        if (text !== 'noteon 60,100; noteon 62,100; 176,7,99') throw new Error(`it was ${text}`)
        if (before === undefined || before === after) throw new Error(`the device was ${before}, then ${after}`)
        const { inputs, outputs } = k.midi.diagnostics()
        const ends = [...inputs, ...outputs].filter(({ port }) => port.startsWith('RtMidi'))
        if (ends.length > 0 || inputs.length !== 4) throw new Error(`there are ${JSON.stringify({ inputs, outputs })}`)
        return [...notes, ...names, `${before}, then ${after}`]
      } finally {
        k.close()
      }
    },
  },
  {
    title: 'a note of a device is on its tag with its velocity, on its topic, and in a synthesizer that listens to it',
    run: async () => {
      const clock = new ManualClock(0)
      const k = createKaithem({ clock, gpio: 'mock', midi: 'rtmidi', synth: 'null' })
      try {
        const posted: unknown[] = []
        k.message.subscribe('/midi/virtual_raw_midi_2_0_virmidi_2_0', (_topic, message) => posted.push(message))
        const synth = k.midi.FluidSynth(null, null, { connect_midi: 'virmidi_2_0' })
        await clock.advance(10)
        await withDevice(async (fd) => {
          writeSync(fd, Buffer.from([0x91, 62, 100, 0xb1, 7, 99]))
          await until(() => k.tags['/midi/virtual_raw_midi_2_0_virmidi_2_0/2.cc[7]'].value === 99)
          await clock.advance(0)
          const { value, annotation } = k.tags['/midi/virtual_raw_midi_2_0_virmidi_2_0/2.note']
          const calls = (synth.fs as NullSynth).calls.map(({ call, args }) => `${call} ${args}`)
          const seen = JSON.stringify([value, annotation, posted, calls.slice(-2)])
          const expected = [
            62,
            100,
            [
              ['noteon', 2, 62, 100],
              ['cc', 2, 7, 99],
            ],
            ['noteOn 1,62,100', 'cc 1,7,99'],
          ]
          if (seen !== JSON.stringify(expected)) throw new Error(`it was ${seen}`)
          writeSync(fd, Buffer.from([0x81, 62, 0]))
          await until(() => k.tags['/midi/virtual_raw_midi_2_0_virmidi_2_0/2.note'].value === 0)
        })
      } finally {
        k.close()
      }
    },
  },
  {
    title: 'the device file of the card tells devices apart',
    run: async () => {
      const { backend, port, close } = createRig()
      await close?.()
      backend.close()
      const device = deviceOf(port)
      if (device === undefined) throw new Error(`nothing is known of ${port}`)
      return [`${port} is ${device}; inputs: ${backend.inputs().join(', ')}; outputs: ${backend.outputs().join(', ')}`]
    },
  },
]

/** The library needs one of the system for sound; a machine without it proves nothing, and says so. */
function missingLibrary(): string | undefined {
  const refusal = createRtMidiBackend({ packages: createNodePackages() }).probe()
  return refusal?.reason === 'noLibrary' ? `NOT TRIED HERE, MIDI of a real kernel: ${refusal.data.detail}` : undefined
}

export const midiHardwareCases: readonly HardwareCase[] = cases.map(({ title, run }) => ({
  title,
  run: async () => {
    const missing = missingLibrary()
    return missing === undefined ? ((await run()) ?? []) : [missing]
  },
}))
