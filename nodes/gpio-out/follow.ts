/** An output that follows another tag than its own: a claim on the pin's tag repeats what that one says. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { AnyTag } from '../../lib/tags/api.ts'

/** Priority of the claim: above what code sets, as with inputs. */
export const followPriority = 60

/** Makes `pinTag` follow `source` until the node closes. @throws KAITHEM_TYPE for a tag that is no number */
export function followTag(pinTag: AnyTag, source: AnyTag): void {
  if (source.type !== 'number') {
    const text = `Tag ${source.name} is of type ${source.type}; an output can follow numbers only`
    throw new KaithemError('KAITHEM_TYPE', text, { tag: source.name })
  }
  const repeat = (value: unknown): void => {
    pinTag.claim(value, { name: `follow ${source.name}`, priority: followPriority })
  }
  source.subscribe(repeat)
  // A tag that was never set has nothing to say yet: the initial value of the pin stays.
  if (source.timestamp !== 0) repeat(source.value)
}
