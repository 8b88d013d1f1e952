/** An output that follows another tag than its own: a claim on the pin's tag repeats what that one says. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { Subscription } from '../../lib/scope.ts'
import type { AnyTag } from '../../lib/tags/api.ts'

/** Priority of the claim: above what code sets, as with inputs. */
export const followPriority = 60

/**
 * Makes the tag of a pin follow another one until the node closes; a tag that somebody deletes is asked for anew.
 *
 * @throws KAITHEM_TYPE for a tag that is no number
 */
export function followTag(
  bus: Pick<Kaithem['message'], 'subscribe'>,
  pinTag: () => AnyTag,
  source: () => AnyTag,
): void {
  let following: Subscription | undefined
  const names = [pinTag().name, source().name]
  const follow = (): void => {
    following?.unsubscribe()
    const from = source()
    if (from.type !== 'number') {
      const text = `Tag ${from.name} is of type ${from.type}; an output can follow numbers only`
      throw new KaithemError('KAITHEM_TYPE', text, { tag: from.name })
    }
    const to = pinTag()
    const repeat = (value: unknown): void => {
      to.claim(value, { name: `follow ${from.name}`, priority: followPriority })
    }
    following = from.subscribe(repeat)
    // A tag that was never set has nothing to say yet: the initial value of the pin stays.
    if (from.timestamp !== 0) repeat(from.value)
  }
  follow()
  bus.subscribe('/system/tags/deleted', (_topic: string, name: unknown) => {
    if (names.includes(String(name))) follow()
  })
}
