/** kaithem-gpio-in: an input pin; what happens at it leaves as messages. @module */

import type { DigitalInput } from '../../lib/gpio/api.ts'
import { defineNode } from '../_runtime/define-node.ts'
import { Outlet } from '../_runtime/outlet.ts'
import { PinOpener } from '../_runtime/pin-opener.ts'
import { gpioTexts, PinStatus, pinWords } from '../_runtime/pin-status.ts'
import type { Red } from '../_runtime/red-types.ts'
import { parseConfig } from './config.ts'
import { inputOptions } from './input-options.ts'
import { gestureEvent, type InputEvent, InputMessages } from './messages.ts'

export default (RED: Red): void => {
  const translate = gpioTexts(RED)
  defineNode(RED, 'kaithem-gpio-in', {
    parse: parseConfig,
    explain: (error) => pinWords(error, translate),
    start: ({ node, config, kaithem, status, clock }) => {
      const { gpio } = kaithem
      const outlet = new Outlet((message) => node.send(message))
      const shown = new PinStatus(status, translate, () => gpio.diagnostics().tried.map(({ refusal }) => refusal))
      const words = { true: translate('value.active'), false: translate('value.inactive') }

      const follow = (input: DigitalInput): void => {
        const messages = new InputMessages(config, input.tag.name, input.pin)
        const send = (event: InputEvent, active: boolean, time: number, count?: number): void =>
          outlet.put(messages.route(messages.make(event, active, time, count)))
        const show = (): void => {
          const isActive = input.gpio.is_active
          shown.show({ state: input.state, words: () => words[`${isActive}`], isActive: () => isActive })
        }
        if (config.emitOnStart) send('start', input.gpio.is_active, kaithem.time.time())
        if (config.changes) {
          input.on_change((_topic, active, time) => send(active ? 'active' : 'inactive', active, time))
        }
        if (config.hold) input.on_hold((_topic, _held, time) => send('hold', true, time))
        if (config.gestures !== undefined) {
          input.on_gesture(
            (_topic, gesture) => send(gestureEvent(gesture), true, gesture.time, gesture.count),
            config.gestures,
          )
        }
        input.on_state(show)
        show()
      }
      const opener = new PinOpener<DigitalInput>(
        {
          open: () => new gpio.DigitalInput(config.pin, inputOptions(config, node.name ?? '')),
          ready: follow,
          failed: (error) => shown.refuse(error),
        },
        clock,
      )
      return {
        // Catch nodes are there now; a pin that is not, is told once.
        started: () => {
          outlet.open()
          void opener.pin
        },
        close: () => {
          opener.stop()
          shown.stop()
        },
      }
    },
  })
}
