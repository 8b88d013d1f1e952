/**
 * The tags of inputs: `/midi/<port>/<channel>.note`, `.cc[<n>]` and `.pitch`.
 *
 * Porting note: the velocity of a note is the annotation of its tag, as Kaithem's manual says; its code gives none. Ports with a
 * dash in their names have tags too.
 *
 * @module
 */

import type { NumericTag } from '../tags/api.ts'
import type { MidiBusMessage } from './bus-message.ts'

/** Where tags come from. */
export interface TagSource {
  get(name: string): NumericTag
}

/** What the limits of a tag are while nobody has set them. */
const unlimited = 1e18

const highest = { note: 127, cc: 127, pitch: 16383 } as const

interface Change {
  readonly tag: string
  readonly value: number
  readonly most: number
}

function changeOf(message: MidiBusMessage): Change {
  const [type, channel, first] = message
  switch (type) {
    case 'noteon':
      return { tag: `${channel}.note`, value: first, most: highest.note }
    case 'noteoff':
      return { tag: `${channel}.note`, value: 0, most: highest.note }
    case 'cc':
      return { tag: `${channel}.cc[${first}]`, value: message[3], most: highest.cc }
    case 'pitch':
      return { tag: `${channel}.pitch`, value: first, most: highest.pitch }
  }
}

export class MidiTags {
  private readonly tags: TagSource
  private readonly known = new Map<string, NumericTag>()

  constructor(tags: TagSource) {
    this.tags = tags
  }

  /**
   * Sets the tag that a message is about, by its default claim. A note is its number while it is held, then 0.
   *
   * @param port its name in topics
   * @param annotation the velocity of a note; null for others
   * @throws what setting a tag throws, and KAITHEM_TYPE when there is a tag of that name that is no numeric one
   */
  set(port: string, message: MidiBusMessage, annotation: number | null): void {
    const { tag, value, most } = changeOf(message)
    this.tagOf(`/midi/${port}/${tag}`, most).set_claim_val('default', value, null, annotation)
  }

  /** One that was only looked up before has no range yet; who has set one knows why. */
  private tagOf(name: string, most: number): NumericTag {
    const known = this.known.get(name)
    if (known !== undefined && !known.closed) return known
    const tag = this.tags.get(name)
    if (tag.min <= -unlimited && tag.max >= unlimited) {
      tag.min = 0
      tag.max = most
    }
    this.known.set(name, tag)
    return tag
  }
}
