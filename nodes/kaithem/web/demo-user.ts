/** The user of `npm start`: may do everything, from this machine only, and is kept nowhere. @module */

import { liveKaithem } from '../../../lib/live.ts'
import type { UserSource } from '../../../lib/users/api.ts'
import { oncePer } from '../../_runtime/once-per.ts'
import type { Red } from '../../_runtime/red-types.ts'

/** Name and password. */
const demo = 'demo'

/** The demo's only user. */
export function demoSource(): UserSource {
  return {
    name: 'npm start',
    // The password never changes.
    keepsLogins: true,
    get: (name) => (name === demo ? { permissions: ['__all_permissions__'], loopbackOnly: true } : undefined),
    names: () => [demo],
    verify: (name, password) => name === demo && password === demo,
  }
}

/** Adds it, once. */
export function addDemoUser(RED: Red): void {
  oncePer(RED.events, 'demo-user', () => liveKaithem().users.add_source(demoSource()))
}
