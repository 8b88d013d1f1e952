/** GET kaithem/editor/tag?name=: one tag with all its claims, to see why it is what it is. @module */

import { KaithemError } from '../../../lib/errors.ts'
import { liveKaithem } from '../../../lib/live.ts'
import type { AdminRoute } from '../../_runtime/admin-routes.ts'
import { preview } from '../preview.ts'

export function tagRoute(): AdminRoute {
  return {
    path: 'kaithem/editor/tag',
    permission: 'kaithem.read',
    answer: (query) => describeTag(query.get('name') ?? ''),
  }
}

function describeTag(name: string): object {
  const { tags } = liveKaithem()
  if (!tags.has(name)) throw new KaithemError('KAITHEM_KEY', `There is no tag '${preview(name)}'`, { name })
  const tag = tags.get(name)
  const claims = tag.claims().map((claim) => ({
    ...claim,
    value: preview(claim.value),
    annotation: preview(claim.annotation),
  }))
  return { name: tag.name, type: tag.type, unit: tag.unit, value: preview(tag.value), claims }
}
