import { expect, it } from 'vitest'
import { createKaithem, type Log, ManualClock } from '../../../lib/index.ts'
import type { NullSynth } from '../../../lib/midi/backends/null-synth.ts'
import type { Message } from '../../../nodes/_runtime/red-types.ts'
import { parseConfig } from '../../../nodes/synth/config.ts'
import { readOrder } from '../../../nodes/synth/orders.ts'
import { SynthPlayer } from '../../../nodes/synth/player.ts'

const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

function rig(settings: Record<string, string>) {
  const clock = new ManualClock(1000)
  const k = createKaithem({ clock, log: quiet, midi: 'null' })
  const synth = k.midi.FluidSynth()
  const { calls } = synth.fs as NullSynth
  calls.length = 0
  const player = new SynthPlayer(synth, parseConfig(settings), clock)
  const begin = calls.map(({ call, args }) => [call, ...args])
  calls.length = 0
  const told = (): unknown[] => calls.map(({ call, args }) => [call, ...args])
  const play = (payload: unknown): void => player.play(readOrder({ _msgid: '1', payload } as Message))
  return { clock, player, begin, told, play, k }
}

it('begins with its volume and its instrument on its channel', () => {
  expect(rig({ instrument: 'jazz guitar', channel: '2', volume: '90' }).begin).toEqual([
    ['cc', 1, 7, 90],
    ['programSelect', 1, 0, 26],
  ])
})

it('without a channel all have the instrument, but channel 10 the drums', () => {
  const { begin, player, told } = rig({ instrument: '5' })
  expect(begin.filter(([call]) => call === 'cc').length).toBe(16)
  const programs = begin.filter(([call]) => call === 'programSelect')
  expect(programs.length).toBe(16)
  expect(programs.find(([, channel]) => channel === 9)).toEqual(['programSelect', 9, 128, 0])
  expect(programs.find(([, channel]) => channel === 15)).toEqual(['programSelect', 15, 0, 5])
  player.setInstrument('flute', 3)
  expect(told()).toEqual([['programSelect', 2, 0, 73]])
})

it('plays messages on their own channel, or on the one of the node', () => {
  const own = rig({})
  own.play(['noteon', 3, 60, 100])
  expect(own.told()).toEqual([['noteOn', 2, 60, 100]])
  const moved = rig({ channel: '5' })
  moved.play(['noteon', 3, 60, 100])
  expect(moved.told()).toEqual([['noteOn', 4, 60, 100]])
})

it('ends notes that are told without an end; the same note again begins anew', async () => {
  const { clock, told, play } = rig({ duration: '1', velocity: '64' })
  play({ note: [60, 64] })
  await clock.advance(0.5)
  play({ note: 60, velocity: 1, duration: 3, channel: 2 })
  play(60)
  await clock.advance(0.5)
  expect(told()).toEqual([
    ['noteOn', 0, 60, 64],
    ['noteOn', 0, 64, 64],
    ['noteOn', 1, 60, 1],
    ['noteOn', 0, 60, 64],
    ['noteOff', 0, 64],
  ])
  await clock.advance(3)
  expect(told().slice(5)).toEqual([
    ['noteOff', 0, 60],
    ['noteOff', 1, 60],
  ])
})

it('stops, and leaves no timer', () => {
  const { clock, told, play, k } = rig({})
  play({ note: 60, duration: 100 })
  play('stop')
  expect(told().at(-1)).toEqual(['allNotesOff'])
  k.close()
  expect(clock.pending).toBe(0)
})
