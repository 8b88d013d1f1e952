/** kaithem-settings: where the machine stands, where state is kept, switches. @module */

import { defineNode } from '../_runtime/define-node.ts'
import type { Red } from '../_runtime/red-types.ts'
import { applySettings, withdrawSettings } from '../kaithem/applied.ts'
import { parseConfig, type SettingsConfig } from './config.ts'

export default function settings(RED: Red): void {
  defineNode<SettingsConfig>(RED, 'kaithem-settings', {
    parse: parseConfig,
    start: ({ node, config, status }) => {
      const outcome = applySettings(RED, node.id, config)
      if (outcome !== 'applied') {
        node.warn(RED._(`kaithem-settings.warning.${outcome}`))
        status.key(`kaithem-settings.status.${outcome}`, 'yellow')
      }
      return { close: () => withdrawSettings(RED, node.id) }
    },
  })
}
