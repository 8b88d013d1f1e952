/** Shows under the node how its device is, and logs its errors. @module */

import { errorsTopic, reportedMark } from '../../lib/devices/site.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { Clock } from '../../lib/platform/clock.ts'
import type { Status } from '../_runtime/status.ts'

/** Seconds between two looks at the device's own status, and for which an error is shown. */
const look = 2
const errorShown = 10

export interface FollowParts {
  readonly name: string
  readonly kaithem: Kaithem
  readonly clock: Clock
  readonly status: Pick<Status, 'text' | 'key' | 'error'>
  warn(text: string): void
}

/** Answers how to stop. */
export function followDevice({ name, kaithem, clock, status, warn }: FollowParts): () => void {
  const state = { failedAt: Number.NEGATIVE_INFINITY }
  const show = (): void => {
    const device = kaithem.devices.get(name)
    if (device === undefined) return
    if (!kaithem.devices.names().includes(device.name)) {
      status.key('kaithem-device.status.unsupported', 'red')
      return
    }
    if (clock.now() - state.failedAt < errorShown) return
    try {
      status.text(String(device.status()))
    } catch (error) {
      status.error(error)
    }
  }
  const failed = (_topic: string, text: unknown, _time: number, annotation: unknown): void => {
    state.failedAt = clock.now()
    status.error(new Error(String(text)))
    if (annotation !== reportedMark) warn(String(text))
    if (!kaithem.devices.names().includes(name)) show()
  }
  kaithem.message.subscribe(`${errorsTopic}${name}`, failed)
  kaithem.message.subscribe('/devices/added/', (added: unknown) => {
    if (added !== name) return
    state.failedAt = Number.NEGATIVE_INFINITY
    show()
  })
  kaithem.message.subscribe('/devices/removed/', (removed: unknown) => {
    if (removed === name) show()
  })
  const timer = clock.setInterval(show, look)
  const { errors = [] } = kaithem.devices.get(name) ?? {}
  // What the constructor said before anybody could listen; a placeholder's reasons are told elsewhere.
  if (kaithem.devices.names().includes(name)) for (const text of errors) failed('', text, 0, null)
  show()
  return () => timer.cancel()
}
