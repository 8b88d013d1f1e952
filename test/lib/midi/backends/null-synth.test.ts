import { expect, it } from 'vitest'
import { mostCalls, NullSynth } from '../../../../lib/midi/backends/null-synth.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'

it('writes down what it is told, and when', async () => {
  const clock = new ManualClock(100)
  const synth = new NullSynth(clock)
  synth.programSelect(0, 8, 26)
  synth.programChange(1, 5)
  await clock.advance(2)
  synth.noteOn(0, 60, 100)
  synth.noteOff(0, 60)
  synth.cc(0, 7, 99)
  synth.pitchBend(0, -8192)
  synth.allNotesOff()
  synth.close()
  expect(synth.calls.map(({ time, call, args }) => [time, call, ...args])).toEqual([
    [100, 'programSelect', 0, 8, 26],
    [100, 'programChange', 1, 5],
    [102, 'noteOn', 0, 60, 100],
    [102, 'noteOff', 0, 60],
    [102, 'cc', 0, 7, 99],
    [102, 'pitchBend', 0, -8192],
    [102, 'allNotesOff'],
    [102, 'close'],
  ])
})

it('forgets the oldest calls, and its clock is not shown', () => {
  const synth = new NullSynth(new ManualClock())
  for (let note = 0; note < mostCalls + 5; note++) synth.noteOff(0, note)
  expect([synth.calls.length, synth.calls[0]?.args]).toEqual([mostCalls, [0, 5]])
  expect(Object.keys(synth)).toEqual(['name', 'calls'])
})
