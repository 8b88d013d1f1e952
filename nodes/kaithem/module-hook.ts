/**
 * The Setup-tab way: a function node may name this package as its module. It is already loaded, so Node-RED must not
 * install it a second time (which fails without a network, and then no flow starts).
 *
 * @module
 */

import { packageName } from '../_runtime/package.ts'
import type { Red } from '../_runtime/red-types.ts'

const hook = 'preInstall.kaithem'

/** Skips the installation for function nodes; the palette manager's own installs and upgrades go through. */
export function skipOwnInstall(RED: Red): void {
  RED.hooks.remove(hook)
  RED.hooks.add(hook, (event) => {
    const fromPalette = 'isUpgrade' in event || 'isExisting' in event
    return event.module === packageName && !fromPalette ? false : undefined
  })
}
