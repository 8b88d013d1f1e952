/** The settings that may come from a message or a context: the sound and its volume. @module */

import type { Message, Red, RuntimeNode } from '../_runtime/red-types.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import type { SoundPlayConfig } from './config.ts'

type Use = (message: Message, handle: (value: unknown) => void | Promise<void>) => void | Promise<void>

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** The sound: `msg.file`, or what the settings say. */
export function prepareFile(RED: Red, node: RuntimeNode, { file, fileType }: SoundPlayConfig): Use {
  const type = fileType === 'builtin' ? 'str' : fileType
  const typed = prepareTypedInput(RED, node, { value: file, type }, 'file')
  return (message, handle) => (isSaid(message.file) ? handle(message.file) : typed.use(message, handle))
}

/** The volume: `msg.volume`, or what the settings say; undefined where nobody says anything. */
export function prepareVolume(RED: Red, node: RuntimeNode, { volume, volumeType }: SoundPlayConfig): Use {
  const isEmpty = volumeType === 'num' && volume.trim() === ''
  const typed = isEmpty ? undefined : prepareTypedInput(RED, node, { value: volume, type: volumeType }, 'volume')
  return (message, handle) => {
    if (isSaid(message.volume)) return handle(message.volume)
    return typed === undefined ? handle(undefined) : typed.use(message, (value) => handle(numberOf(value)))
  }
}

/** Environment variables are texts. */
function numberOf(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value
}
