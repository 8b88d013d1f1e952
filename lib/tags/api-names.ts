/** Public names of kaithem.tags. @module */

import { type ApiName, section } from '../api-name.ts'

const tagMembers = `
  name type value timestamp annotation age lastValue default description owner subtype enum writable is_input_only
  unreliable interval restore evalContext subscribe unsubscribe setHandler poll pull recalc fastPush isDynamic
  claim claims default_claim set_claim_val currentSource onSourceChanged set_config_data configData
  expose exposure getEffectivePermissions set_alarm alarms widget close closed`

const claimMembers = `
  name tag value timestamp annotation priority effectivePriority active released expired expiration expiredPriority set
  setAs setPriority setExpiration release dispose`

export const tagsNames: readonly ApiName[] = [
  ...section(
    'kaithem.tags',
    'kaithem.tags.',
    `NumericTag StringTag ObjectTag BinaryTag NumericTagPointClass StringTagPointClass ObjectTagPointClass
     BinaryTagPointClass get has names delete all_tags_raw normalize_name on_subscriber_error LowpassFilter HighpassFilter
     HysteresisFilter`,
  ),
  ...section('tag points', 'kaithem.tags.StringTagPointClass#', tagMembers),
  ...section(
    'numeric tag points',
    'kaithem.tags.NumericTagPointClass#',
    'min max hi lo unit displayUnits convertTo convertValue set_as set_limits',
  ),
  ...section('object and binary tag points', 'kaithem.tags.ObjectTagPointClass#', 'validate'),
  ...section('claims', 'tag.claim#', claimMembers),
  ...section('filters', 'kaithem.tags.LowpassFilter#', 'tag close dispose'),
]
