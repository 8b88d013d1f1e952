/** GET kaithem/editor/tags?prefix=&limit=: the live tags whose names begin so, for lists and completion. @module */

import { liveKaithem } from '../../../lib/live.ts'
import type { AdminRoute } from '../../_runtime/admin-routes.ts'
import { preview } from '../preview.ts'

/** One tag in a list. */
export interface TagLine {
  readonly name: string
  readonly type: string
  readonly unit: string
  /** The value as short text. */
  readonly value: string
}

const usualLimit = 100
const longestList = 1000

export function tagsRoute(): AdminRoute {
  return {
    path: 'kaithem/editor/tags',
    permission: 'kaithem.read',
    answer: (query) => listTags(query.get('prefix') ?? '', readLimit(query.get('limit'))),
  }
}

function readLimit(text: string | null): number {
  const limit = Number(text ?? usualLimit)
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, longestList) : usualLimit
}

function listTags(prefix: string, limit: number): TagLine[] {
  const { tags } = liveKaithem()
  const wanted = prefix.startsWith('/') || prefix === '' ? prefix : `/${prefix}`
  return tags.names(wanted, limit).map((name) => {
    const { type, unit, value } = tags.get(name)
    return { name, type, unit, value: preview(value) }
  })
}
