/** Time zones by name, each made once. @module */

import { Zone } from './zone.ts'

/** How many are kept; a flow that asks for more makes them again. */
const most = 100

export class Zones {
  private readonly known = new Map<string, Zone>()

  /** @throws KAITHEM_VALUE for an unknown zone */
  get(name: string): Zone {
    const zone = this.known.get(name) ?? new Zone(name)
    if (this.known.size >= most) this.known.clear()
    this.known.set(name, zone)
    return zone
  }
}
