/** Puts the web part together. @module */

import type { MessageBus } from '../message/bus.ts'
import type { Platform } from '../platform/index.ts'
import type { Owner } from '../scope.ts'
import type { UserEngine } from '../users/user-engine.ts'
import { WebEngine } from './engine.ts'
import { siteRoutes } from './site/index.ts'

export interface WebParts {
  readonly users: UserEngine
  readonly bus: MessageBus
  readonly root: Owner
}

export function composeWeb(platform: Platform, { users, root }: WebParts): WebEngine {
  const { bytes, clock, contexts, packages, secrets } = platform
  const report = (error: unknown, what: string): void => root.report(error, what)
  const engine = new WebEngine({ bytes, clock, packages, secrets, users, current: contexts.slot(), report })
  engine.table.add(siteRoutes())
  return engine
}
