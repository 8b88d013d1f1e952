/** An engine that writes down what it is told, and sounds as loud as it has notes. @module */

import type { SynthEngine } from '../../../../../lib/midi/backends/spessasynth/engine.ts'
import type { StreamCard } from '../../../../../lib/midi/backends/spessasynth/stream.ts'
import type { SynthEvent } from '../../../../../lib/midi/backends/synth-event.ts'

export class FakeEngine implements SynthEngine {
  voices = 0
  readonly played: string[] = []
  closed = false

  play(event: SynthEvent): void {
    this.played.push(event.join(' '))
    if (event[0] === 'noteOn') this.voices++
    if (event[0] === 'noteOff') this.voices--
    if (event[0] === 'allNotesOff') this.voices = 0
  }

  render(left: Float32Array, _right: Float32Array, from: number, count: number): void {
    left.fill(this.voices, from, from + count)
  }

  close(): void {
    this.closed = true
  }
}

/** A sound card with a time that the test moves. */
export class FakeCard implements StreamCard {
  currentTime = 100
  readonly sampleRate = 44_100
  readonly blocks: { readonly left: Float32Array; readonly when: number }[] = []

  play(left: Float32Array, _right: Float32Array, when: number): void {
    this.blocks.push({ left, when })
  }

  /** When the first sound is heard that is not silence. */
  get firstSound(): number | undefined {
    for (const { left, when } of this.blocks) {
      const index = left.findIndex((sample) => sample !== 0)
      if (index >= 0) return when + index / this.sampleRate
    }
    return undefined
  }
}
