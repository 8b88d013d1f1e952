/** What all pins of one kaithem share. @module */

import type { AlertsApi } from '../alerts/api.ts'
import type { MessageBus } from '../message/bus.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { Owner } from '../scope.ts'
import type { NumericTag } from '../tags/api.ts'
import type { MockBackend } from './backends/mock.ts'
import type { Selection } from './drivers.ts'

export interface GpioEnv {
  readonly clock: Clock
  readonly bus: MessageBus
  readonly log: Log
  /** The pins in memory. */
  readonly mock: MockBackend
  /** The driver for real pins; the mock where there is none. Says so once. */
  select(): Selection
  /** A numeric tag as an owner holds it. */
  tagOf(owner: Owner, name: string): NumericTag
  /** The alerts as an owner makes them. */
  alertsOf(owner: Owner): AlertsApi
  /** Something that people must know, in the log and on the bus. */
  warn(text: string): void
}
