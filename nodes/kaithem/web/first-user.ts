/** What the log tells about who can log in to the pages. @module */

import type { Server } from 'node:http'
import { isLoopbackAddress } from '../../../lib/users/addresses.ts'
import { oncePer } from '../../_runtime/once-per.ts'
import type { Red } from '../../_runtime/red-types.ts'
import { onceStarted } from '../../_runtime/started.ts'
import type { AdminAuth } from '../admin-users.ts'

/** Whether users of the editor can log in by a password here. */
export function hasEditorUsers(auth: AdminAuth | undefined): boolean {
  const { type, users, authenticate } = { ...auth, ...auth?.module }
  return type === 'credentials' && (users !== undefined || authenticate !== undefined)
}

/** Where this machine's own browser finds the pages. */
export function pagesAddress({ settings, server }: Pick<Red, 'settings' | 'server'>): string {
  const { uiHost = '', https, httpNodeRoot } = settings
  const listening = (server as Partial<Server> | undefined)?.address?.()
  const port = typeof listening === 'object' && listening !== null ? listening.port : settings.uiPort
  const isAnywhere = uiHost === '' || uiHost === '0.0.0.0' || uiHost === '::'
  const host = isAnywhere ? 'localhost' : uiHost.includes(':') ? `[${uiHost}]` : uiHost
  const root = (httpNodeRoot || '').replace(/^\/|\/$/g, '')
  return `${https === undefined ? 'http' : 'https'}://${host}:${port ?? 1880}${root === '' ? '' : `/${root}`}`
}

/** Tells at the first start how the first administrator is made, while there is none. @param path of that page */
export function tellFirstUser(RED: Red, path: () => string | undefined): void {
  oncePer(RED.events, 'first-user', () => {
    onceStarted(RED, () => {
      const address = pagesAddress(RED)
      if (hasEditorUsers(RED.settings.adminAuth)) {
        RED.log.info(RED._('web.editor-users', { address: `${address}/kaithem/` }))
        return
      }
      const setup = path()
      if (setup !== undefined)
        RED.log.info(RED._('web.first-user', { address: `${address}${setup}`, host: new URL(address).hostname }))
    })
    return true
  })
}

/** Whether the demo's user may exist: only where nobody else reaches the machine. */
export function allowsDemoUser({ settings }: Pick<Red, 'settings'>): boolean {
  return settings.kaithem?.demoUser === true && isLoopbackAddress(settings.uiHost)
}
