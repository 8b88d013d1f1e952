/** Public names of kaithem.alerts. @module */

import { type ApiName, section } from '../api-name.ts'

const heading =
  'kaithem.alerts.Alert(name, priority="normal", zone=None, trip_delay=0, auto_ack=False, permissions=[], ' +
  "ackPermissions=[], [id],description='')"

export const alertsNames: readonly ApiName[] = [
  ...section(heading, 'kaithem.alerts.', 'Alert'),
  ...section(
    heading,
    'kaithem.alerts.Alert#',
    `name priority zone trip_delay auto_ack permissions ackPermissions id description sm state trip clear acknowledge
     error`,
  ),
  ...section(
    'kaithem.alerts',
    'kaithem.alerts.',
    'get all tripped active unacknowledged level acknowledge_all journal kpis',
  ),
  ...section('kaithem.alerts', 'kaithem.alerts.journal.', 'size search to_csv'),
  ...section(
    'kaithem.alerts',
    'kaithem.alerts.Alert#',
    `silent clear_delay latch suppressed_by shelve_max trip_message trip_value trippedAt active_since condition
     inhibited
     shelved_until enabled closed release unacknowledge reset shelve unshelve disable enable subscribe format close
     dispose`,
  ),
]
