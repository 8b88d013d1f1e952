/**
 * Every public name of the kaithem object with the section of the API it belongs to. A test holds the list against the
 * real object. `Class#member` is a member of what the class makes, `tag.claim#member` one of a claim; names in both
 * spellings are listed once.
 *
 * @module
 */

export interface ApiName {
  readonly name: string
  readonly section: string
}

function section(title: string, prefix: string, names: string): ApiName[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name: `${prefix}${name}`, section: title }))
}

const tagMembers = `
  name type value timestamp annotation age lastValue default description owner subtype enum writable is_input_only
  unreliable interval restore evalContext subscribe unsubscribe setHandler poll pull recalc fastPush isDynamic
  claim claims default_claim set_claim_val currentSource onSourceChanged set_config_data configData
  expose exposure getEffectivePermissions set_alarm alarms close closed`

const machineMembers = `
  name description state prev_state entered_state age stateage pollRate history add_state remove_state add_rule del_rule
  set_timer event jump goto seek subscribe unsubscribe on_change graph persist to_mermaid to_xstate close dispose`

const claimMembers = `
  name tag value timestamp annotation priority effectivePriority active released expired expiration expiredPriority set
  setAs setPriority setExpiration release dispose`

export const apiNames: readonly ApiName[] = [
  ...section('kaithem', 'kaithem.', 'message tags states units scope flush close dispose'),
  ...section('kaithem.message', 'kaithem.message.', 'post subscribe unsubscribe recent topics'),
  ...section('kaithem.units', 'kaithem.units.', 'convert define getType categories list units best'),
  ...section('kaithem.states', 'kaithem.states.', 'StateMachine Statechart machines get all kept'),
  ...section('kaithem.states.StateMachine', 'kaithem.states.StateMachine#', machineMembers),
  ...section(
    'kaithem.states.Statechart',
    'kaithem.states.Statechart#',
    `name description state status context event send matches can subscribe on_action snapshot restore persist graph
     to_mermaid close dispose`,
  ),
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
    'min max hi lo unit displayUnits convertTo convertValue set_as',
  ),
  ...section('object and binary tag points', 'kaithem.tags.ObjectTagPointClass#', 'validate'),
  ...section('claims', 'tag.claim#', claimMembers),
  ...section('filters', 'kaithem.tags.LowpassFilter#', 'tag close dispose'),
]
