/** The watch action: a message for each change of the tag. @module */

import type { NodeContext, NodeHandlers } from '../_runtime/define-node.ts'
import { openTag } from '../_runtime/tag-commands.ts'
import type { TagConfig } from './config.ts'
import type { Readings } from './readings.ts'
import { Watch } from './watch.ts'

/** Subscribes to the tag of the settings; what is answered belongs into the node's handlers. */
export function watchTag(context: NodeContext<TagConfig>, readings: Readings): Pick<NodeHandlers, 'started' | 'close'> {
  const { node, config, kaithem, status, clock } = context
  const tag = openTag(kaithem.tags, config.tag)
  const watch = new Watch(config, clock, (reading) => {
    status.lazy(() => readings.status(tag, reading))
    node.send(readings.message(tag, reading))
  })
  // Before the flows run, a message would not arrive: the value is sent afterwards.
  let isRunning = false
  let missedChange = false

  status.key('kaithem-tag.status.waiting')
  tag.subscribe((value: unknown, timestamp: number, annotation: unknown) => {
    if (isRunning) watch.offer(readings.read(tag, value, timestamp, annotation))
    else missedChange = true
  })
  return {
    started() {
      isRunning = true
      // A value that was never set is sent only if somebody gave a default.
      const isSet = tag.timestamp !== 0 || tag.annotation !== null
      if (missedChange || (config.emitOnStart && isSet)) watch.offer(readings.current(tag))
      else if (isSet) status.text(readings.status(tag, readings.current(tag)))
    },
    close: () => watch.stop(),
  }
}
