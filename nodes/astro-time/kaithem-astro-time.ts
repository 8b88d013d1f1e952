/** kaithem-astro-time: sends at events of the sun, and answers questions about sun and moon. @module */

import type { DueMoment, SunSchedule } from '../../lib/time/api.ts'
import { addAdminRoute } from '../_runtime/admin-routes.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Red } from '../_runtime/red-types.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import { wrongSetting } from '../_runtime/wrong-setting.ts'
import { answerTo } from './answers.ts'
import { readCommand } from './command.ts'
import { type AstroConfig, parseConfig } from './config.ts'
import { previewRoute } from './preview.ts'
import { statusOf } from './status-text.ts'

export default (RED: Red): void => {
  addAdminRoute(RED, previewRoute())
  const translate = (key: string, values?: Record<string, string>): string =>
    RED._(`kaithem-astro-time.status.${key}`, values)
  defineNode<AstroConfig>(RED, 'kaithem-astro-time', {
    parse: parseConfig,
    explain: wrongSetting,
    start: ({ node, config, kaithem, status }) => {
      const { time } = kaithem
      const isNamed = config.payloadType === 'event'
      const payload = prepareTypedInput(
        RED,
        node,
        { value: config.payload, type: isNamed ? 'str' : config.payloadType },
        'payload',
      )

      const show = (schedule: SunSchedule): void => {
        if (schedule.problem !== undefined) status.error(schedule.problem)
        else if (!schedule.enabled) status.key('kaithem-astro-time.status.off')
        else {
          const language = translate('language')
          const shown = statusOf(schedule.next, schedule.days(1)[0], schedule.zone, language, translate)
          status.text(shown.text, shown.fill, shown.shape)
        }
      }
      const fire = ({ event, date, time: timestamp, late }: DueMoment): void | Promise<void> => {
        const message = { topic: event, event, date, timestamp, late }
        return payload.use(message as never, (value) =>
          node.send([{ ...message, payload: isNamed ? event : value }, null]),
        )
      }
      const schedule = time.on_sun_event(config.events, fire, {
        ...config.options,
        seed: node.id,
        wait_for_location: true,
        on_change: show,
      })
      schedule.enabled = config.enabled
      return {
        // Not earlier: the settings node of the same deploy has set the place by then.
        started: () => {
          if (schedule.problem !== undefined) throw schedule.problem
          show(schedule)
        },
        input(message, send) {
          const command = readCommand(message, config.answer)
          if (command === 'fire') {
            const [first] = config.events
            const today = schedule.days(1)[0]?.date ?? ''
            return fire({ event: schedule.next?.event ?? String(first), date: today, time: time.time(), late: 0 })
          }
          if (command === 'enable' || command === 'disable' || command === 'toggle') {
            schedule.enabled = command === 'toggle' ? !schedule.enabled : command === 'enable'
            return show(schedule)
          }
          send([null, Object.assign(message, { payload: answerTo(command, time, config, schedule) })])
        },
      }
    },
  })
}
