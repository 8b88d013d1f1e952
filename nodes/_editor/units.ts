/** The units a dialog knows: the built-in table, bundled once for all dialogs. @module */

import { UnitTable } from '../../lib/units/unit-table.ts'

const KEY = 'kaithem-units'

/** The table with which dialogs check and complete units; made on first use, which keeps the editor's start short. */
export function knownUnits(): UnitTable {
  const page = $(document)
  const made: unknown = page.data(KEY)
  if (made instanceof UnitTable) return made
  const table = new UnitTable()
  page.data(KEY, table)
  return table
}
