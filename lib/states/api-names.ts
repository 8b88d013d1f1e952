/** Public names of kaithem.states. @module */

import { type ApiName, section } from '../api-name.ts'

const machine = 'kaithem.states.StateMachine#'

/** Headings of the manual for one member each. */
const documented = [
  ...section('sm.add_state(name, enter=None, exit=None)', machine, 'add_state'),
  ...section('sm.remove_state(name)', machine, 'remove_state'),
  ...section('sm.add_rule(start, event, dest)', machine, 'add_rule'),
  ...section('Function Polling(PLC logic)', machine, 'pollRate'),
  ...section('sm.set_timer(state, length, dest)', machine, 'set_timer'),
  ...section('sm(event)', machine, 'event'),
  ...section('sm.subscribe(f, state="__all__")', machine, 'subscribe'),
  ...section('sm.jump(state, condition=None)', machine, 'jump'),
  ...section('sm.seek(t)', machine, 'seek'),
  ...section('sm.state', machine, 'state'),
  ...section('sm.entered_state', machine, 'entered_state'),
  ...section('sm.age', machine, 'age'),
  ...section('sm.stateage', machine, 'stateage'),
  ...section('sm.prev_state', machine, 'prev_state'),
]

const furtherMembers = `
  name description history del_rule goto unsubscribe on_change graph persist to_mermaid to_xstate close dispose`

export const statesNames: readonly ApiName[] = [
  ...section('kaithem.states.StateMachine(start="start")', 'kaithem.states.', 'StateMachine'),
  ...section('kaithem.states', 'kaithem.states.', 'Statechart machines get all kept'),
  ...documented,
  ...section('kaithem.states.StateMachine', machine, furtherMembers),
  ...section(
    'kaithem.states.Statechart',
    'kaithem.states.Statechart#',
    `name description state status context age entered_state event send matches can subscribe on_action snapshot restore
     persist graph to_mermaid close dispose`,
  ),
]
