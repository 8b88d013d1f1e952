/** What the built-in pages show of a kaithem object. @module */

import type { AlertsApi } from '../../alerts/api.ts'
import type { DevicesApi } from '../../devices/api.ts'
import type { TagsApi } from '../../tags/api.ts'
import type { WidgetApi } from '../../widget/api.ts'

export interface SiteView {
  readonly alerts: AlertsApi
  readonly devices: DevicesApi
  readonly tags: TagsApi
  readonly widget: WidgetApi
}
