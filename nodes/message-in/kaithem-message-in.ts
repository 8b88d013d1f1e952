/** kaithem-message-in: messages of the bus into the flow. @module */

import { defineNode } from '../_runtime/define-node.ts'
import { flowMark } from '../_runtime/flow-mark.ts'
import type { Red } from '../_runtime/red-types.ts'
import { parseConfig } from './config.ts'

export default (RED: Red): void =>
  defineNode(RED, 'kaithem-message-in', {
    parse: parseConfig,
    start: ({ node, config, kaithem, status }) => {
      const own = flowMark(node)
      // Messages that come while the flow is being built would be lost: the nodes behind may not exist yet.
      let early: object[] | undefined = []
      let count = 0

      const receive = (topic: string, message: unknown, timestamp: number, annotation: unknown): void => {
        if (config.skipOwn && annotation === own) return
        // The bus passes the same object to everybody; whoever is behind this node may change his copy.
        const shared = { topic, payload: message, timestamp, annotation }
        const out = typeof message === 'object' && message !== null ? RED.util.cloneMessage(shared) : shared
        count += 1
        status.lazy(() => `${count}: ${topic}`)
        if (early === undefined) node.send(out)
        else early.push(out)
      }

      status.key('kaithem-message-in.status.waiting')
      kaithem.message.subscribe(config.topic, receive, { args: 4 })
      return {
        started() {
          const waiting = early ?? []
          early = undefined
          for (const out of waiting) node.send(out)
        },
      }
    },
  })
