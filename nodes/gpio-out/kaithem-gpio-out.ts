/** kaithem-gpio-out: an output pin that follows a tag; messages set or claim that tag. @module */

import type { DigitalOutput, PWMOutput } from '../../lib/gpio/api.ts'
import type { AnyTag } from '../../lib/tags/api.ts'
import { defineNode } from '../_runtime/define-node.ts'
import { PinOpener } from '../_runtime/pin-opener.ts'
import { gpioTexts, PinStatus, pinWords } from '../_runtime/pin-status.ts'
import type { Message, Red, Send } from '../_runtime/red-types.ts'
import { openTag, readCommand, releaseClaim } from '../_runtime/tag-commands.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import { actions, parseConfig } from './config.ts'
import { followTag } from './follow.ts'
import { obey } from './obey.ts'
import { readOrder } from './orders.ts'
import { outputOptions } from './output-options.ts'
import { currentValue, valueWords } from './value.ts'

type Output = DigitalOutput | PWMOutput

const tagOf = ({ tag }: Output): AnyTag => tag as unknown as AnyTag

export default (RED: Red): void => {
  const translate = gpioTexts(RED)
  defineNode(RED, 'kaithem-gpio-out', {
    parse: parseConfig,
    explain: (error) => pinWords(error, translate),
    start: ({ node, config, kaithem, status, clock }) => {
      const { gpio, tags } = kaithem
      const value = prepareTypedInput(RED, node, { value: config.value, type: config.valueType }, 'value')
      const ownClaim = node.name ? `${node.name} (${node.id})` : node.id
      const options = outputOptions(config, node.name ?? '')
      const shown = new PinStatus(status, translate, () => gpio.diagnostics().tried.map(({ refusal }) => refusal))
      const texts = { on: translate('value.on'), off: translate('value.off') }
      const followed = config.tag
      // Asked for with each message: a tag that was deleted comes back as a new one.
      const target = (output: Output): AnyTag => (followed === '' ? tagOf(output) : openTag(tags, followed))

      const follow = (output: Output): void => {
        const show = (): void => {
          const now = currentValue(output, config)
          shown.show({ state: output.state, words: () => valueWords(now, config.mode, texts), isActive: () => now > 0 })
        }
        output.on_state(show)
        if (followed !== '') {
          followTag(
            kaithem.message,
            () => tagOf(output),
            () => target(output),
          )
        }
        show()
      }
      const { DigitalOutput, PWMOutput } = gpio
      const opener = new PinOpener<Output>(
        {
          open: () =>
            config.mode === 'pwm' ? new PWMOutput(config.pin, options) : new DigitalOutput(config.pin, options),
          ready: follow,
          failed: (error) => shown.refuse(error),
        },
        clock,
      )
      const answer = (output: Output, message: Message, send: Send): void => {
        const { value: payload, name: topic, timestamp, annotation, currentSource: source } = target(output)
        send(Object.assign(message, { payload, topic, timestamp, annotation, source, pin: output.pin }))
      }
      return {
        // Catch nodes are there now; a pin that is not, is told once.
        started: () => {
          void opener.pin
        },
        input(message, send) {
          const output = opener.pin
          const command = readCommand(message, config, ownClaim, actions)
          if (command.action === 'set' || command.action === 'claim') {
            return value.use(message, (given) => {
              obey(output, target(output), readOrder(given), command, config)
              answer(output, message, send)
            })
          }
          if (command.action === 'release') releaseClaim(target(output), command.claim)
          return answer(output, message, send)
        },
        close: () => {
          opener.stop()
          shown.stop()
        },
      }
    },
  })
}
