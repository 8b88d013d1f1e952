/** Where a device keeps files. @module */

import type { DeviceEnv } from './site.ts'

/** One level of a path from a name: nothing in it can lead elsewhere. */
export function safeLevel(name: string): string {
  const encoded = encodeURIComponent(name)
  return /^\.*$/.test(encoded) ? `_${encoded}` : encoded
}

/** `<vardir>/devices/<name>`, or null where nothing is written. */
export function deviceFolder(env: Pick<DeviceEnv, 'vardir' | 'files'>, name: string): string | null {
  const base = env.vardir()
  return base === undefined ? null : env.files.join(base, 'devices', ...name.split('/').map(safeLevel))
}
