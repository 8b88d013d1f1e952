/** Starts the web part in Node-RED. @module */

import { errorText } from '../../../lib/errors.ts'
import { liveKaithem } from '../../../lib/live.ts'
import { socketPath } from '../../../lib/web/socket-gate.ts'
import { oncePer } from '../../_runtime/once-per.ts'
import type { Red } from '../../_runtime/red-types.ts'
import { loadNodeRedPackage } from '../node-red-package.ts'
import { addDemoUser } from './demo-user.ts'
import { allowsDemoUser, hasEditorUsers, tellFirstUser } from './first-user.ts'
import { mountWeb } from './mount.ts'
import { compileTrust, type Trust } from './trust.ts'
import { mountSockets } from './websockets.ts'
import type { WsPackage } from './ws-types.ts'

/** Bytes of the longest frame, unless settings.js says otherwise. */
const usualFrame = 1024 * 1024

/** Pages and sockets, where Node-RED has a side for users. */
export function startWeb(RED: Red): void {
  if (RED.settings.httpNodeRoot === false) {
    oncePer(RED.events, 'no-web', () => RED.log.warn(RED._('web.no-root')))
    return
  }
  const { web } = liveKaithem()
  const { baseDomain, websockets } = RED.settings.kaithem ?? {}
  const isDemo = allowsDemoUser(RED)
  web.configure({ baseDomain, hasOtherAdministrators: hasEditorUsers(RED.settings.adminAuth), isDemo })
  if (isDemo) addDemoUser(RED)
  const report = (error: unknown): void => RED.log.error(`[kaithem] ${errorText(error)}`)
  try {
    web.configure({ websockets })
  } catch (error) {
    report(error)
  }
  const trust = trustOf(RED, report)
  mountWeb(RED, { handle: (request) => liveKaithem().web.handle(request), trust, report })
  startSockets(RED, trust, report)
  tellFirstUser(RED, () => liveKaithem().web.setup_path())
}

function startSockets(RED: Red, trust: Trust, report: (error: unknown) => void): void {
  const ws = loadNodeRedPackage(RED.settings.coreNodesDir, 'ws') as WsPackage | undefined
  if (ws === undefined) {
    oncePer(RED.events, 'no-ws', () => RED.log.warn(RED._('web.no-ws')))
    return
  }
  const root = (RED.settings.httpNodeRoot || '').replace(/^\/?|\/$/g, '')
  const paths = new Map(
    [socketPath, ...(root === '' ? [] : [`/${root}${socketPath}`])].map((path) => [
      path,
      path.slice(0, -socketPath.length),
    ]),
  )
  const maxPayload = RED.settings.kaithem?.maxFrame ?? usualFrame
  mountSockets(RED.server, {
    paths,
    trust,
    ws,
    maxPayload,
    report,
    admit: (request) => liveKaithem().web.admit(request),
  })
}

/** settings.js decides; else what Express was told for Node-RED's own nodes. */
function trustOf(RED: Red, report: (error: unknown) => void): Trust {
  const setting = RED.settings.kaithem?.trustProxy
  try {
    if (setting !== undefined) return compileTrust(setting)
  } catch (error) {
    report(error)
    return () => false
  }
  return (address, hop) => (RED.httpNode.get('trust proxy fn') as Trust | undefined)?.(address, hop) ?? false
}
