/** kaithem-unit-convert: a value from one unit to another. @module */

import { anyUnit } from '../_config/issues.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Red } from '../_runtime/red-types.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import { prepareTypedOutput } from '../_runtime/typed-output.ts'
import { parseConfig } from './config.ts'
import { format, readQuantity, short } from './quantity.ts'
import { createUnitReader } from './units-of-message.ts'

export default (RED: Red): void =>
  defineNode(RED, 'kaithem-unit-convert', {
    parse: (raw) => parseConfig(raw, anyUnit),
    start: ({ node, config, kaithem, status }) => {
      const { units } = kaithem
      const value = prepareTypedInput(RED, node, { value: config.value, type: config.valueType }, 'value')
      const put = prepareTypedOutput(RED, node, { value: config.target, type: config.targetType }, 'target')
      const readFrom = createUnitReader(RED, config.from, 'from')
      const readTo = createUnitReader(RED, config.to, 'to')
      return {
        input: (message, send) =>
          value.use(message, (given) => {
            const from = readFrom(message)
            const to = readTo(message)
            const amount = readQuantity(given)
            const shown = format(units.convert(amount, from, to), to, config, units)
            const result =
              config.format === 'number' ? shown.value : config.format === 'text' ? shown.text : { ...shown }
            const stored = put(message, result)
            const finish = (): void => {
              if (config.setUnit) Object.assign(message, { unit: shown.unit })
              status.lazy(() => `${short(amount)} ${from} → ${short(shown.value)} ${shown.unit}`)
              send(message)
            }
            return stored === undefined ? finish() : stored.then(finish)
          }),
        // Not when the node is made: a unit may be defined by a function node that starts in the same deploy.
        started: () => {
          if (config.from.from === 'unit' && config.to.from === 'unit')
            units.convert(1, config.from.name, config.to.name)
        },
      }
    },
  })
