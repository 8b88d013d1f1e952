/**
 * Public entry. The default export is the live kaithem object that Node-RED's nodes, function nodes and pages share.
 *
 * @module
 */

import type { Kaithem } from './kaithem.ts'
import { liveKaithem } from './live.ts'

export { createKaithem, type KaithemOptions } from './create.ts'
export { type ErrorData, isKaithemError, KaithemError, type KaithemErrorCode } from './errors.ts'
export type { Kaithem } from './kaithem.ts'
export type { ScopeNode } from './node-scope.ts'
export { ManualClock } from './platform/fake/clock.ts'
export type { Clock, Files, Location, Log, Random, Secrets, Shell, Store } from './platform/index.ts'
export type { Owner, Subscription } from './scope.ts'

const kaithem: Kaithem = liveKaithem()
export default kaithem
