/** What is posted for one incoming message: topic, time and annotation. @module */

import { KaithemError } from '../../lib/errors.ts'
import { flowMark } from '../_runtime/flow-mark.ts'
import type { Message, Red, RuntimeNode } from '../_runtime/red-types.ts'
import { messageGetter } from '../_runtime/typed-input.ts'
import type { MessageOutConfig, Source } from './config.ts'

/** Everything but the payload. */
export interface Envelope {
  readonly topic: string
  /** Epoch seconds; undefined: now. */
  readonly timestamp: number | undefined
  readonly annotation: unknown
}

/** Prepares how messages are addressed. @throws KAITHEM_VALUE for a setting that is no path to a property */
export function createAddressing(
  RED: Red,
  node: RuntimeNode,
  config: MessageOutConfig,
): (message: Message) => Envelope {
  const { topic, timestamp, annotation } = config
  const own = flowMark(node)
  const reader = ({ from, text }: Source<string>, name: string): ((message: Message) => unknown) =>
    from === 'msg' ? messageGetter(RED, text, name) : () => text
  const readTopic = reader(topic, 'topic')
  const readTime = reader(timestamp, 'timestamp')
  const readAnnotation = reader(annotation, 'annotation')
  return (message) => ({
    topic: topic.from === 'str' ? topic.text : checkedTopic(readTopic(message), topic.text),
    timestamp: timestamp.from === 'now' ? undefined : checkedTime(readTime(message), timestamp.text),
    annotation: annotationOf(message),
  })

  function annotationOf(message: Message): unknown {
    if (annotation.from === 'flow') return own
    return annotation.from === 'none' ? null : readAnnotation(message)
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
