/** The status of a node that sets, claims or reads: it shows what is in force, also when somebody else changes it. @module */

import type { AnyTag } from '../../lib/tags/api.ts'
import type { Status } from '../_runtime/status.ts'
import type { Readings } from './readings.ts'

/** Shows what a tag says at the moment the status is sent; a message costs no more than a call. */
export class TagStatus {
  private readonly status: Pick<Status, 'lazy'>
  private readonly readings: Readings
  private tag: AnyTag | undefined
  private followed: AnyTag | undefined
  private make = (): string => ''

  constructor(status: Pick<Status, 'lazy'>, readings: Readings) {
    this.status = status
    this.readings = readings
  }

  /** Shows the tag now. */
  show(tag: AnyTag): void {
    if (tag !== this.tag) {
      this.tag = tag
      this.make = () => this.readings.status(tag, this.readings.current(tag))
    }
    this.status.lazy(this.make)
  }

  /** Shows the tag each time it changes; asking again for the same one does nothing. */
  follow(tag: AnyTag): AnyTag {
    if (tag === this.followed) return tag
    this.followed = tag
    // The subscription ends with the node's scope, or with the tag.
    tag.subscribe(() => this.show(tag))
    return tag
  }
}
