/** Which tags a visitor may see on the built-in pages. @module */

import type { AnyTag, TagsApi } from '../../tags/api.ts'
import type { Visit } from '../routes.ts'
import { maySeeTags } from './rights.ts'

/** A tag that is exposed is seen by whoever has its permissions, any other by whoever may see tags at all. */
export function maySeeTag(visit: Pick<Visit, 'may'>, tag: AnyTag): boolean {
  return visit.may(...(tag.exposure?.read ?? [maySeeTags]))
}

/** Tags whose names have a text in them, in the order of their names; the first `most` of those a visitor may see. */
export function visibleTags(
  visit: Pick<Visit, 'may'>,
  tags: TagsApi,
  wanted: (name: string) => boolean,
  most: number,
): { readonly shown: readonly AnyTag[]; readonly more: boolean } {
  const shown: AnyTag[] = []
  for (const name of tags.names().filter(wanted).sort()) {
    const tag = tags.get(name) as unknown as AnyTag
    if (!maySeeTag(visit, tag)) continue
    if (shown.length === most) return { shown, more: true }
    shown.push(tag)
  }
  return { shown, more: false }
}
