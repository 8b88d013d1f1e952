/** Public names of kaithem.alerts. @module */

import { type ApiName, section } from '../api-name.ts'

const alertMembers = `
  name id state sm priority zone description silent trip_delay clear_delay auto_ack latch permissions ackPermissions
  suppressed_by shelve_max trip_message trippedAt active_since condition inhibited shelved_until enabled closed trip
  release clear acknowledge unacknowledge error reset shelve unshelve disable enable subscribe format close dispose`

export const alertsNames: readonly ApiName[] = [
  ...section(
    'kaithem.alerts',
    'kaithem.alerts.',
    'Alert get all tripped active unacknowledged level acknowledge_all journal kpis',
  ),
  ...section('kaithem.alerts', 'kaithem.alerts.journal.', 'size search to_csv'),
  ...section('kaithem.alerts.Alert', 'kaithem.alerts.Alert#', alertMembers),
]
