/** What stands in for a device that cannot be made. @module */

import { Device } from './device.ts'

/** Its type is not there (yet), or its constructor threw; the reason is in its errors. */
export class UnsupportedDevice extends Device {
  override description = 'Stands in for a device whose type is missing or failed'

  override status(): string {
    return 'unsupported'
  }
}

/** Saved settings of a part whose device has not made it (yet). */
export class UnusedSubdevice extends Device {
  override description = 'Settings of a part that its device has not made'

  override status(): string {
    return 'unused'
  }
}
