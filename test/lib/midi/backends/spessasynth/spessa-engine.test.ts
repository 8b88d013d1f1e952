import * as spessa from 'spessasynth_core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SynthEngine } from '../../../../../lib/midi/backends/spessasynth/engine.ts'
import { createSpessaEngine, loadBank } from '../../../../../lib/midi/backends/spessasynth/spessa-engine.ts'
import { soundfontBytes } from '../../soundfont-file.ts'
import { sineFont } from './sine-font.ts'

const sampleRate = 44_100
/** One instrument: a sine. */
let bytes: ArrayBuffer

beforeAll(() => {
  bytes = sineFont()
})

const create = (effects = false): Promise<SynthEngine> =>
  createSpessaEngine(spessa, loadBank(spessa, bytes), { sampleRate, reverb: effects, chorus: effects })

interface Heard {
  /** Hz, counted by where the wave goes up. */
  readonly frequency: number
  /** Root of the mean square. */
  readonly level: number
}

/** What is heard in some seconds. */
function hear(engine: SynthEngine, seconds: number): Heard {
  const length = Math.round((seconds * sampleRate) / 256) * 256
  const [left, right] = [new Float32Array(length), new Float32Array(length)]
  for (let from = 0; from < length; from += 256) engine.render(left, right, from, 256)
  let square = 0
  let waves = 0
  for (const [index, sample] of left.entries()) {
    square += sample * sample
    if (index > 0 && sample > 0 && (left[index - 1] ?? 0) <= 0) waves++
  }
  return { frequency: waves / (length / sampleRate), level: Math.sqrt(square / length) }
}

describe('notes', () => {
  it.each([
    [69, 440],
    [57, 220],
    [81, 880],
  ])('note %i has %i Hz', async (note, hertz) => {
    const engine = await create()
    expect(hear(engine, 0.2).level).toBe(0)
    engine.play(['noteOn', 0, note, 100])
    const { frequency, level } = hear(engine, 1)
    expect(engine.voices).toBeGreaterThan(0)
    expect(level).toBeGreaterThan(0.001)
    expect(frequency / hertz).toBeGreaterThan(0.97)
    expect(frequency / hertz).toBeLessThan(1.03)
    engine.close()
  })

  it('end, each by itself or all at once', async () => {
    const engine = await create()
    for (const note of [60, 64]) engine.play(['noteOn', 0, note, 100])
    hear(engine, 0.2)
    const before = engine.voices
    engine.play(['noteOff', 0, 60])
    hear(engine, 1)
    expect([before > engine.voices, engine.voices > 0]).toEqual([true, true])
    engine.play(['allNotesOff'])
    hear(engine, 1)
    expect([engine.voices, hear(engine, 0.1).level]).toEqual([0, 0])
    engine.close()
  })

  it('are bent, two semitones at the end', async () => {
    const engine = await create()
    engine.play(['pitchBend', 0, 8191])
    engine.play(['noteOn', 0, 69, 100])
    const { frequency } = hear(engine, 1)
    expect(Math.abs(frequency / 493.9 - 1)).toBeLessThan(0.03)
    engine.close()
  })

  it('are as loud as the volume says', async () => {
    const [loud, soft] = [await create(), await create()]
    soft.play(['cc', 0, 7, 40])
    for (const engine of [loud, soft]) engine.play(['noteOn', 0, 69, 100])
    expect(hear(loud, 0.5).level).toBeGreaterThan(2 * hear(soft, 0.5).level)
    for (const engine of [loud, soft]) engine.close()
  })
})

it('an instrument that the SoundFont lacks is played by another one', async () => {
  const engine = await create(true)
  for (const [bank, program] of [
    [0, 26],
    [128, 0],
    [5, 3],
  ] as const) {
    engine.play(['programSelect', 0, bank, program])
    engine.play(['programChange', 0, program])
    engine.play(['noteOn', 0, 60, 100])
    expect(hear(engine, 0.3).level).toBeGreaterThan(0)
    engine.play(['allNotesOff'])
    hear(engine, 1)
  }
  engine.close()
})

it.each<[string, () => ArrayBuffer]>([
  ['nothing', () => new ArrayBuffer(0)],
  ['a text', () => new TextEncoder().encode('this is no SoundFont at all, only words').buffer],
  ['one that ends too early', () => bytes.slice(0, 300)],
  ['one without sounds', () => new Uint8Array(soundfontBytes([])).buffer],
])('%s is refused', (_title, make) => {
  expect(() => loadBank(spessa, make())).toThrow()
})
