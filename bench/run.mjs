/** All benchmarks, or those named on the command line. @module */

import { benchAlerts } from './alerts.mjs'
import { benchBus } from './bus.mjs'
import { benchHop } from './hop.mjs'
import { benchMemory } from './memory.mjs'
import { benchPages } from './pages.mjs'
import { benchSockets } from './sockets.mjs'
import { benchSound } from './sound.mjs'
import { benchStartup } from './startup.mjs'
import { benchStates } from './states.mjs'
import { benchTags } from './tags.mjs'
import { benchTemplates } from './templates.mjs'
import { benchUnits } from './units.mjs'
import { benchWidgets } from './widgets.mjs'

const all = {
  tags: benchTags,
  bus: benchBus,
  states: benchStates,
  units: benchUnits,
  memory: benchMemory,
  startup: benchStartup,
  alerts: benchAlerts,
  hop: benchHop,
  widgets: benchWidgets,
  sockets: benchSockets,
  pages: benchPages,
  templates: benchTemplates,
  sound: benchSound,
}
const wanted = process.argv.slice(2).filter((name) => name in all)
console.log(
  `Node ${process.versions.node}, ${process.platform} ${process.arch}; medians of 9 rounds, contenders in turn\n`,
)
for (const name of wanted.length > 0 ? wanted : Object.keys(all)) await all[name]()
process.exit(0)
