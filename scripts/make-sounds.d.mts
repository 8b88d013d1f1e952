/** A tone that a sound is made of. */
export interface Tone {
  readonly hz: number
  readonly to: number
  readonly at: number
  readonly length: number
  readonly level: number
  readonly decay: number
  readonly overtones: readonly number[]
}
export const sounds: Readonly<Record<string, readonly Tone[]>>
export function render(tones: readonly Tone[]): Buffer
