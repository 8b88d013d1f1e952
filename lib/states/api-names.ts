/** Public names of kaithem.states. @module */

import { type ApiName, section } from '../api-name.ts'

const machineMembers = `
  name description state prev_state entered_state age stateage pollRate history add_state remove_state add_rule del_rule
  set_timer event jump goto seek subscribe unsubscribe on_change graph persist to_mermaid to_xstate close dispose`

export const statesNames: readonly ApiName[] = [
  ...section('kaithem.states', 'kaithem.states.', 'StateMachine Statechart machines get all kept'),
  ...section('kaithem.states.StateMachine', 'kaithem.states.StateMachine#', machineMembers),
  ...section(
    'kaithem.states.Statechart',
    'kaithem.states.Statechart#',
    `name description state status context event send matches can subscribe on_action snapshot restore persist graph
     to_mermaid close dispose`,
  ),
]
