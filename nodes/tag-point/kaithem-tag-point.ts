/** kaithem-tag-point: type, unit, range and so on of one tag. @module */

import { anyUnit } from '../_config/issues.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Red } from '../_runtime/red-types.ts'
import { applyPoint, defaultValue, removePoint, retireType } from './apply.ts'
import { parseConfig } from './config.ts'
import { leaveTag, takeTag } from './registered-points.ts'

export default (RED: Red): void =>
  defineNode(RED, 'kaithem-tag-point', {
    parse: (raw) => parseConfig(raw, anyUnit),
    start: ({ node, config, kaithem }) => {
      const { tags } = kaithem
      const before = takeTag(RED, node.id, config)
      if (before !== undefined && before.name !== config.name) removePoint(RED, tags, before)
      if (before !== undefined) retireType(tags, before, config)
      applyPoint(tags, config, defaultValue(RED, node, config))
      return {
        // A restart leaves the configuration in place: limits must not vanish for the time of a deploy.
        close: (removed) => {
          leaveTag(RED, node.id, config.name, removed)
          if (removed) removePoint(RED, tags, config)
        },
      }
    },
  })
