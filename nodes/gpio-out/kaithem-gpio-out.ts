/** kaithem-gpio-out: an output pin that follows a tag; messages set or claim that tag. @module */

import type { AnyTag } from '../../lib/tags/api.ts'
import { defineNode } from '../_runtime/define-node.ts'
import { gpioTexts, PinStatus, pinWords } from '../_runtime/pin-status.ts'
import type { Message, Red, Send } from '../_runtime/red-types.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import { readCommand, releaseClaim } from '../tag/commands.ts'
import { openTag } from '../tag/readings.ts'
import { actions, parseConfig } from './config.ts'
import { followTag } from './follow.ts'
import { obey } from './obey.ts'
import { readOrder } from './orders.ts'
import { outputOptions } from './output-options.ts'
import { currentValue, valueWords } from './value.ts'

export default (RED: Red): void => {
  const translate = gpioTexts(RED)
  defineNode(RED, 'kaithem-gpio-out', {
    parse: parseConfig,
    explain: (error) => pinWords(error, translate),
    start: ({ node, config, kaithem, status }) => {
      const { gpio, tags } = kaithem
      const value = prepareTypedInput(RED, node, { value: config.value, type: config.valueType }, 'value')
      const ownClaim = node.name ? `${node.name} (${node.id})` : node.id
      const options = outputOptions(config, node.name ?? '')
      const isPwm = config.mode === 'pwm'
      const output = isPwm ? new gpio.PWMOutput(config.pin, options) : new gpio.DigitalOutput(config.pin, options)
      const followed = config.tag
      // Asked for with each message: a tag that was deleted comes back as a new one.
      const target = (): AnyTag => (followed === '' ? (output.tag as unknown as AnyTag) : openTag(tags, followed))

      const refusals = () => gpio.diagnostics().tried.map(({ refusal }) => refusal)
      const shown = new PinStatus(status, translate, refusals)
      const texts = { on: translate('value.on'), off: translate('value.off') }
      const show = (): void => {
        const now = currentValue(output, config)
        shown.show({ state: output.state, words: () => valueWords(now, config.mode, texts), isActive: () => now > 0 })
      }
      output.on_state(show)
      if (followed !== '') followTag(output.tag as unknown as AnyTag, target())
      show()

      const answer = (message: Message, send: Send): void => {
        const tag = target()
        send(
          Object.assign(message, {
            payload: tag.value,
            topic: tag.name,
            timestamp: tag.timestamp,
            annotation: tag.annotation,
            source: tag.currentSource,
            pin: output.pin,
          }),
        )
      }
      return {
        input(message, send) {
          const command = readCommand(message, config, ownClaim, actions)
          if (command.action === 'set' || command.action === 'claim') {
            return value.use(message, (given) => {
              obey(output, target(), readOrder(given), command, config)
              answer(message, send)
            })
          }
          if (command.action === 'release') releaseClaim(target(), command.claim)
          return answer(message, send)
        },
        close: () => shown.stop(),
      }
    },
  })
}
