/** kaithem-message-out: messages of the flow onto the bus. @module */

import { defineNode } from '../_runtime/define-node.ts'
import type { Red } from '../_runtime/red-types.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import { parseConfig } from './config.ts'
import { createAddressing } from './post.ts'

export default (RED: Red): void =>
  defineNode(RED, 'kaithem-message-out', {
    parse: parseConfig,
    start: ({ node, config, kaithem, status }) => {
      const address = createAddressing(RED, node, config)
      const payload = prepareTypedInput(RED, node, { value: config.payload, type: config.payloadType }, 'payload')
      let count = 0
      return {
        input: (message) =>
          payload.use(message, (value) => {
            const { topic, timestamp, annotation } = address(message)
            kaithem.message.post(topic, value, timestamp, annotation)
            count += 1
            status.lazy(() => `${count}: ${topic}`)
          }),
      }
    },
  })
