/** kaithem-tag-point: type, unit, range and so on of one tag. @module */

import { anyUnit } from '../_config/issues.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Red } from '../_runtime/red-types.ts'
import { applyPoint, checkUnits, defaultValue, removePoint, retire } from './apply.ts'
import { parseConfig } from './config.ts'
import { givenTo, leaveTag, noteGiven, takeTag } from './registered-points.ts'

export default (RED: Red): void =>
  defineNode(RED, 'kaithem-tag-point', {
    parse: (raw) => parseConfig(raw, anyUnit),
    start: ({ node, config, kaithem }) => {
      const { tags, units } = kaithem
      const before = takeTag(RED, node.id, config)
      if (before !== undefined && before.name !== config.name) removePoint(RED, tags, before)
      retire(tags, givenTo(RED, config.name), config)
      applyPoint(tags, config, defaultValue(RED, node, config))
      noteGiven(RED, config.name, config)
      return {
        started: () => checkUnits(units, config),
        // A restart leaves the configuration in place: limits must not vanish for the time of a deploy.
        close: (removed) => {
          leaveTag(RED, node.id, config.name, removed)
          if (removed) removePoint(RED, tags, config)
        },
      }
    },
  })
