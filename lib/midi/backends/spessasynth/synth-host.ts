/** What the process with the synthesizers does with each request. @module */

import { errorText } from '../../../errors.ts'
import type { SynthCard, SynthCards } from './cards.ts'
import type { EngineOptions, SynthEngine } from './engine.ts'
import type { SynthAnswer, SynthHostOptions, SynthRequest } from './protocol.ts'
import { SynthStream } from './stream.ts'

export interface SynthHostDeps {
  readonly cards: SynthCards
  /** @throws why the SoundFont cannot be used */
  readonly load: (soundfont: string, options: EngineOptions) => Promise<SynthEngine>
  readonly answer: (answer: SynthAnswer) => void
}

interface Entry {
  readonly stream: SynthStream
  readonly card: SynthCard
}

export class SynthHost {
  private readonly deps: SynthHostDeps
  private readonly entries = new Map<number, Entry>()
  /** Requests in order: making one takes a while, and what it is told meanwhile waits. */
  private turn: Promise<unknown> = Promise.resolve()

  constructor(deps: SynthHostDeps) {
    this.deps = deps
  }

  /** Never throws. */
  obey(request: SynthRequest): Promise<unknown> {
    this.turn = this.turn.then(() => this.do(request)).catch((error: unknown) => this.fail(request, error))
    return this.turn
  }

  /** Renders what is missing. */
  pump(): void {
    for (const [id, { stream }] of this.entries) {
      try {
        stream.pump()
      } catch (error) {
        this.fail({ close: id }, error)
      }
    }
    for (const card of this.deps.cards.all) card.settle(this.isBusy(card))
  }

  /** Tells that sound comes out; says nothing when it is stuck. */
  beat(): void {
    const isStuck = this.deps.cards.all.filter((card) => card.stands()).some((card) => this.isBusy(card))
    if (!isStuck) this.deps.answer({ beat: true })
  }

  private isBusy(card: SynthCard): boolean {
    return [...this.entries.values()].some(
      (entry) => entry.card === card && entry.stream.isReady && entry.stream.isBusy,
    )
  }

  private async do(request: SynthRequest): Promise<void> {
    if ('open' in request) await this.open(request.open, request.options)
    else if ('to' in request) this.entries.get(request.to)?.stream.tell(request.event)
    else this.close(request.close)
  }

  private async open(id: number, { soundfont, reverb, chorus, output }: SynthHostOptions): Promise<void> {
    const card = await this.deps.cards.get(output)
    const stream = new SynthStream(card)
    this.entries.set(id, { stream, card })
    void this.load(id, stream, soundfont, { reverb, chorus, sampleRate: card.sampleRate })
  }

  private async load(id: number, stream: SynthStream, soundfont: string, options: EngineOptions): Promise<void> {
    try {
      const engine = await this.deps.load(soundfont, options)
      if (this.entries.get(id)?.stream !== stream) {
        engine.close()
        return
      }
      stream.begin(engine)
      this.deps.answer({ opened: id })
    } catch (error) {
      const text = `The SoundFont ${soundfont} cannot be used: ${errorText(error)}`
      this.fail({ close: id }, new Error(text, { cause: error }))
    }
  }

  private fail(request: SynthRequest, error: unknown): void {
    const id = 'open' in request ? request.open : 'to' in request ? request.to : request.close
    this.close(id)
    const device = 'open' in request
    const message = device ? `The sound card cannot be opened: ${errorText(error)}` : errorText(error)
    this.deps.answer({ failed: id, message, device })
  }

  private close(id: number): void {
    const entry = this.entries.get(id)
    this.entries.delete(id)
    entry?.stream.close()
  }
}
