/** The runtime plugin: where kaithem and Node-RED are put together. Loaded before every node and flow. @module */

import { errorText } from '../../lib/errors.ts'
import { configureLive, liveKaithem } from '../../lib/live.ts'
import type { Log } from '../../lib/platform/log.ts'
import { addAdminRoute } from '../_runtime/admin-routes.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { Red } from '../_runtime/red-types.ts'
import { watchStarts, whenStarted } from '../_runtime/started.ts'
import { adminUsers } from './admin-users.ts'
import { exposesFunctions, varDir } from './applied.ts'
import { nodeRedPasswordCheck } from './bcrypt.ts'
import { installExposure, type Sandbox } from './exposure.ts'
import { exposeTo } from './function-scope.ts'
import { offerToGlobalContext, warnOfShadow } from './global-context.ts'
import { skipOwnInstall } from './module-hook.ts'
import { diagnosticsRoute } from './routes/diagnostics.ts'
import { gpioRoute, operateRoute, pinsRoute } from './routes/gpio.ts'
import { machinesRoute } from './routes/machines.ts'
import { midiRoute } from './routes/midi.ts'
import { soundRoute } from './routes/sound.ts'
import { tagRoute } from './routes/tag.ts'
import { tagsRoute } from './routes/tags.ts'
import { typesRoute } from './routes/types.ts'
import { saveOnStop } from './saving.ts'
import { tabResources } from './tab-resources.ts'
import { showWaitingAlerts } from './waiting-alerts.ts'
import { startWeb } from './web/start.ts'

export default function plugin(RED: Red): void {
  RED.plugins.registerPlugin('kaithem', {
    type: 'kaithem',
    settings: { functionGlobal: { value: true, exportable: true } },
    onadd: () => start(RED),
  })
}

function start(RED: Red): void {
  const { alertsounds = {} } = RED.settings.kaithem ?? {}
  configureLive({ vardir: varDir(RED), log: createLog(RED), resources: tabResources(RED), alertsounds })
  watchStarts(RED)
  addAdminUsers(RED)
  offerToGlobalContext(RED)
  warnOfShadow(RED)
  skipOwnInstall(RED)
  saveOnStop(RED)
  showWaitingAlerts(RED)
  installExposure((sandbox) => expose(RED, sandbox))
  startWeb(RED)
  const gpioRoutes = [gpioRoute, pinsRoute, operateRoute]
  const others = [tagsRoute, tagRoute, machinesRoute, diagnosticsRoute, typesRoute, soundRoute, midiRoute]
  for (const createRoute of [...others, ...gpioRoutes]) {
    addAdminRoute(RED, createRoute(RED))
  }
}

function createLog(RED: Red): Log {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (text: string) => RED.log[level](`[kaithem] ${text}`)
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/** Whoever may log in to the editor is a user of kaithem too. */
function addAdminUsers(RED: Red): void {
  oncePer(RED.events, 'admin-users', () => {
    const { users } = liveKaithem()
    return users.add_source(
      adminUsers({
        adminAuth: () => RED.settings.adminAuth,
        permissions: () => users.known_permissions().map(({ name }) => name),
        now: () => performance.now() / 1000,
        checkPassword: nodeRedPasswordCheck(RED.settings.coreNodesDir, () => RED.log.warn(RED._('users.no-bcrypt'))),
      }),
    )
  })
}

/** A function node must start whatever happens here. */
function expose(RED: Red, sandbox: Sandbox): void {
  if (!exposesFunctions(RED)) return
  try {
    exposeTo(sandbox, {
      live: liveKaithem,
      getProperty: (object, path) => RED.util.getObjectProperty(object as Record<string, unknown>, path),
      whenStarted: (run) => whenStarted(RED, run),
    })
  } catch (error) {
    RED.log.warn(RED._('global.not-exposed', { id: sandbox.__node__.id, error: errorText(error) }))
  }
}
