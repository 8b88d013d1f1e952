/** Starts the web part in Node-RED. @module */

import { errorText } from '../../../lib/errors.ts'
import { liveKaithem } from '../../../lib/live.ts'
import { oncePer } from '../../_runtime/once-per.ts'
import type { Red } from '../../_runtime/red-types.ts'
import { mountWeb } from './mount.ts'
import { compileTrust, type Trust } from './trust.ts'

/** Pages and sockets, where Node-RED has a side for users. */
export function startWeb(RED: Red): void {
  if (RED.settings.httpNodeRoot === false) {
    oncePer(RED.httpNode ?? RED.events, 'no-web', () => RED.log.warn(RED._('web.no-root')))
    return
  }
  mountWeb(RED, {
    handle: (request) => liveKaithem().web.handle(request),
    trust: trustOf(RED),
    report: (error) => RED.log.error(`[kaithem] ${errorText(error)}`),
  })
}

/** settings.js decides; else what Express was told for Node-RED's own nodes. */
function trustOf(RED: Red): Trust {
  const setting = RED.settings.kaithem?.trustProxy
  try {
    if (setting !== undefined) return compileTrust(setting)
  } catch (error) {
    RED.log.error(`[kaithem] ${errorText(error)}`)
    return () => false
  }
  return (address, hop) => (RED.httpNode.get('trust proxy fn') as Trust | undefined)?.(address, hop) ?? false
}
