/** The status of a node that sets, claims or reads: it shows what is in force, also when somebody else changes it. @module */

import type { AnyTag } from '../../lib/tags/api.ts'
import type { Status } from '../_runtime/status.ts'
import type { Readings } from './readings.ts'

/** Answers a function that takes the tag of the moment, follows it if it is another one, and hands it back. */
export function statusFollower(status: Pick<Status, 'lazy'>, readings: Readings): (tag: AnyTag) => AnyTag {
  let followed: AnyTag | undefined
  return (tag) => {
    if (tag === followed) return tag
    followed = tag
    // The subscription ends with the node's scope, or with the tag.
    tag.subscribe(() => status.lazy(() => readings.status(tag, readings.current(tag))))
    return tag
  }
}
