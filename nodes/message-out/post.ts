/** What is posted for one incoming message: topic, time and annotation. @module */

import { KaithemError } from '../../lib/errors.ts'
import { flowMark } from '../_runtime/flow-mark.ts'
import type { Message, Red, RuntimeNode } from '../_runtime/red-types.ts'
import type { MessageOutConfig } from './config.ts'

/** Everything but the payload. */
export interface Envelope {
  readonly topic: string
  /** Epoch seconds; undefined: now. */
  readonly timestamp: number | undefined
  readonly annotation: unknown
}

/** Prepares how messages are addressed. */
export function createAddressing(
  RED: Red,
  node: RuntimeNode,
  config: MessageOutConfig,
): (message: Message) => Envelope {
  const { topic, timestamp, annotation } = config
  const own = flowMark(node)
  const read = (message: Message, path: string): unknown => RED.util.getMessageProperty(message, path)
  return (message) => ({
    topic: topic.from === 'str' ? topic.text : checkedTopic(read(message, topic.text), topic.text),
    timestamp: timestamp.from === 'now' ? undefined : checkedTime(read(message, timestamp.text), timestamp.text),
    annotation: annotationOf(message),
  })

  function annotationOf(message: Message): unknown {
    if (annotation.from === 'flow') return own
    if (annotation.from === 'none') return null
    return annotation.from === 'str' ? annotation.text : read(message, annotation.text)
  }
}

function checkedTopic(topic: unknown, path: string): string {
  if (typeof topic === 'string' && topic.trim() !== '') return topic
  const code = typeof topic === 'string' ? 'KAITHEM_VALUE' : 'KAITHEM_TYPE'
  throw new KaithemError(code, `msg.${path} is no topic: it must be a text that is not empty`, { property: path })
}

function checkedTime(time: unknown, path: string): number | undefined {
  if (time === undefined || time === null) return undefined
  if (typeof time === 'number' && Number.isFinite(time)) return time
  throw new KaithemError('KAITHEM_TYPE', `msg.${path} is no timestamp: it must be a number of seconds since 1970`, {
    property: path,
  })
}
