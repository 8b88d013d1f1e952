/** The messages of an input, and the output that each one leaves by. @module */

import type { GpioInConfig } from './config.ts'

/** What happened. */
export type InputEvent = 'start' | 'active' | 'inactive' | 'hold' | 'click' | 'double' | 'multiple' | 'long'

export interface InputMessage {
  readonly payload: number | boolean
  /** Name of the tag. */
  readonly topic: string
  readonly event: InputEvent
  /** As kaithem has it: 4, or `gpiochip1/7`. */
  readonly pin: number | string
  /** Epoch seconds. */
  readonly timestamp: number
  /** Of gestures: which press it was. */
  readonly count?: number
}

/** What a gesture is called: two clicks have a name of their own, because most people want no more. */
export function gestureEvent({ kind, count }: { readonly kind: 'click' | 'long'; readonly count: number }): InputEvent {
  if (kind === 'long') return 'long'
  if (count === 1) return 'click'
  return count === 2 ? 'double' : 'multiple'
}

/** Which output a message leaves by where each kind of event has its own. */
export function outputOf({ event, payload }: Pick<InputMessage, 'event' | 'payload'>): number {
  switch (event) {
    case 'start':
    case 'active':
    case 'inactive':
      return Number(payload) === 1 ? 0 : 1
    case 'hold':
      return 2
    default:
      return 3
  }
}

/** How many outputs there are then. */
export const separateOutputs = 4

/** Makes the messages of one node. */
export class InputMessages {
  private readonly config: Pick<GpioInConfig, 'payload' | 'separate'>
  private readonly topic: string
  private readonly pin: number | string

  constructor(config: Pick<GpioInConfig, 'payload' | 'separate'>, topic: string, pin: number | string) {
    this.config = config
    this.topic = topic
    this.pin = pin
  }

  make(event: InputEvent, active: boolean, timestamp: number, count?: number): InputMessage {
    const payload = this.config.payload === 'boolean' ? active : Number(active)
    const message = { payload, topic: this.topic, event, pin: this.pin, timestamp }
    return count === undefined ? message : { ...message, count }
  }

  /** As `node.send` takes it. */
  route(message: InputMessage): object {
    if (!this.config.separate) return message
    const outputs: (object | null)[] = Array.from({ length: separateOutputs }, () => null)
    outputs[outputOf(message)] = message
    return outputs
  }
}
