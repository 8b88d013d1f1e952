/** The sounds that a node plays, each with the message that began it, and what they tell when they end. @module */

import { errorText, isKaithemError } from '../../lib/errors.ts'
import type { SoundPlayer } from '../../lib/sound/api.ts'
import { type Given, orderProperties } from './order.ts'

/** What became of a sound. */
export type Ending = 'finished' | 'error' | 'stopped'

/** In the order of the outputs. */
export const endings: readonly Ending[] = ['finished', 'error', 'stopped']

/** Sends a message to the output of an ending only. */
export function atOutput(ending: Ending, message: Given): (Given | null)[] {
  return endings.map((each) => (each === ending ? message : null))
}

/** The message without its orders, and with what became of them. */
export function endMessage(message: Given, ending: Ending, about: object, error?: unknown): Given {
  const next: Record<string, unknown> = { ...message }
  for (const property of orderProperties) delete next[property]
  next.sound = { event: ending, ...about }
  if (error !== undefined) {
    const code = isKaithemError(error) ? { code: error.code } : {}
    next.error = { message: errorText(error), ...code }
  }
  return next
}

export class Playing {
  private readonly sounds = new Map<SoundPlayer, Given>()
  private readonly ended: (ending: Ending, message: Given) => void
  private readonly began: () => void
  private isClosed = false

  /** @param began called when there is another one */
  constructor(ended: (ending: Ending, message: Given) => void, began: () => void = () => {}) {
    this.ended = ended
    this.began = began
  }

  /** In the order of their start. */
  get all(): readonly SoundPlayer[] {
    return [...this.sounds.keys()]
  }

  follow(sound: SoundPlayer, message: Given): void {
    this.sounds.set(sound, message)
    void sound.wait().then(() => this.over(sound))
    this.began()
  }

  /** What ends from now on, ends because the node does: nobody is to be told. */
  close(): void {
    this.isClosed = true
  }

  private over(sound: SoundPlayer): void {
    const message = this.sounds.get(sound)
    this.sounds.delete(sound)
    if (this.isClosed || message === undefined) return
    const { handle, file, position, length, error, finished } = sound
    const ending: Ending = error !== undefined ? 'error' : finished ? 'finished' : 'stopped'
    this.ended(ending, endMessage(message, ending, { handle, file, position, length }, error))
  }
}
