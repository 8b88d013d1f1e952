/** kaithem-tag: watches, reads, sets or claims a tag. @module */

import type { AnyTag } from '../../lib/tags/api.ts'
import { anyUnit } from '../_config/issues.ts'
import { configOf } from '../_runtime/config-node.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Message, Red, Send } from '../_runtime/red-types.ts'
import { type Command, claimTag, openTag, readCommand, releaseClaim, setTag } from '../_runtime/tag-commands.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import type { TagPointConfig } from '../tag-point/config.ts'
import { type Action, actions, parseConfig } from './config.ts'
import { TagStatus } from './follow.ts'
import { Readings } from './readings.ts'
import { watchTag } from './watching.ts'

export default (RED: Red): void =>
  defineNode(RED, 'kaithem-tag', {
    parse: (raw) => parseConfig(raw, anyUnit, configOf<TagPointConfig>(RED, raw.tagPoint, 'kaithem-tag-point')?.name),
    start: (context) => {
      const { node, config, kaithem, status } = context
      const { tags, units } = kaithem
      const readings = new Readings(units, config.unit)
      const value = prepareTypedInput(RED, node, { value: config.value, type: config.valueType }, 'value')
      const ownClaim = node.name ? `${node.name} (${node.id})` : node.id
      const isWatch = config.action === 'watch'
      const shown = new TagStatus(status, readings)
      // Asked for with each message: a tag that was deleted comes back as a new one.
      const open = (): AnyTag => {
        const tag = openTag(tags, config.tag)
        return isWatch ? tag : shown.follow(tag)
      }

      const answer = (message: Message, send: Send): void => {
        const tag = open()
        const reading = readings.current(tag)
        shown.show(tag)
        // A unit that an earlier node left in the message must not seem to be the tag's.
        delete message.unit
        send(Object.assign(message, readings.message(tag, reading)))
      }
      const change = (message: Message, send: Send, command: Command<Action>) =>
        value.use(message, (given) => {
          const tag = open()
          const inward = readings.inward(tag, given)
          if (command.action === 'set') setTag(tag, inward, command)
          else claimTag(tag, inward, command)
          answer(message, send)
        })

      if (!isWatch) open()
      const watching = isWatch ? watchTag(context, readings) : undefined
      return {
        ...watching,
        // Not when the node is made: a unit may be defined by a function node that starts in the same deploy.
        started() {
          watching?.started?.()
          if (config.action !== 'release') readings.check(open())
        },
        input(message, send) {
          const command = readCommand(message, config, ownClaim, actions)
          if (command.action === 'set' || command.action === 'claim') return change(message, send, command)
          if (command.action === 'release') releaseClaim(open(), command.claim)
          return answer(message, send)
        },
      }
    },
  })
