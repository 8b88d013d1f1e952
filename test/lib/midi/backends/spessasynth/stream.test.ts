import { expect, it } from 'vitest'
import { ahead, blockSize, latency, SynthStream } from '../../../../../lib/midi/backends/spessasynth/stream.ts'
import { FakeCard, FakeEngine } from './fake-engine.ts'

function rig() {
  const card = new FakeCard()
  const engine = new FakeEngine()
  const stream = new SynthStream(card)
  /** Time passes, and somebody looks often. */
  const pass = (seconds: number): void => {
    for (const end = card.currentTime + seconds; card.currentTime < end; card.currentTime += 0.015) stream.pump()
  }
  return { card, engine, stream, pass }
}

it('renders nothing before there is something to be heard', () => {
  const { card, engine, stream, pass } = rig()
  stream.begin(engine)
  pass(1)
  expect([card.blocks.length, stream.isBusy]).toEqual([0, false])
})

it('blocks follow one another without a gap, always ahead of the time', () => {
  const { card, engine, stream, pass } = rig()
  stream.begin(engine)
  stream.tell(['noteOn', 0, 60, 100])
  pass(1)
  const length = blockSize / card.sampleRate
  const gaps = card.blocks.slice(1).map(({ when }, index) => when - (card.blocks[index]?.when ?? 0) - length)
  expect(Math.max(...gaps.map(Math.abs))).toBeLessThan(1e-9)
  const last = card.blocks.at(-1)?.when ?? 0
  expect(last + length).toBeGreaterThanOrEqual(card.currentTime - 0.015 + ahead)
  expect(last).toBeLessThan(card.currentTime + ahead)
})

it.each([0, 0.005, 0.02, 0.031])('what is told is heard the same time later, %s s after a look', (offset) => {
  const { card, engine, stream, pass } = rig()
  stream.begin(engine)
  stream.tell(['cc', 0, 7, 90])
  pass(0.3)
  card.currentTime += offset
  const told = card.currentTime
  stream.tell(['noteOn', 0, 60, 100])
  pass(0.5)
  const late = (card.firstSound ?? 0) - told - latency
  expect(late).toBeGreaterThanOrEqual(0)
  expect(late).toBeLessThan(256 / 44_100 + 1e-9)
})

it('rests when nothing has sounded for a while, and goes on with the next note', () => {
  const { card, engine, stream, pass } = rig()
  stream.begin(engine)
  stream.tell(['noteOn', 0, 60, 100])
  pass(0.5)
  stream.tell(['noteOff', 0, 60])
  pass(2)
  expect(stream.isBusy).toBe(true)
  pass(3)
  const count = card.blocks.length
  pass(1)
  expect([stream.isBusy, card.blocks.length]).toEqual([false, count])
  stream.tell(['noteOn', 0, 60, 100])
  pass(0.5)
  expect(card.blocks.length).toBeGreaterThan(count)
})

it('what is told while the SoundFont is loaded is played later, at the same distances', () => {
  const { card, engine, stream, pass } = rig()
  stream.tell(['noteOn', 0, 60, 100])
  card.currentTime += 0.5
  stream.tell(['noteOff', 0, 60])
  card.currentTime += 1
  stream.begin(engine)
  pass(0.4)
  expect(engine.played).toEqual(['noteOn 0 60 100'])
  pass(0.6)
  expect(engine.played).toEqual(['noteOn 0 60 100', 'noteOff 0 60'])
})

it('after a standstill it goes on from now', () => {
  const { card, engine, stream, pass } = rig()
  stream.begin(engine)
  stream.tell(['noteOn', 0, 60, 100])
  pass(0.3)
  card.currentTime += 2
  const now = card.currentTime
  const count = card.blocks.length
  pass(0.1)
  expect(card.blocks[count]?.when).toBeGreaterThan(now)
})

it('closed, it lets go of the engine', () => {
  const { engine, stream, pass, card } = rig()
  stream.begin(engine)
  stream.tell(['noteOn', 0, 60, 100])
  stream.close()
  pass(0.5)
  expect([engine.closed, card.blocks.length, stream.isBusy]).toEqual([true, 0, false])
})
