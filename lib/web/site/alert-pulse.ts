/** Tells open pages that alerts have changed; what a visitor may see of them, the page then asks for by HTTP. @module */

import { never } from '../../users/permissions.ts'
import type { Widget } from '../../widget/widget.ts'
import { maySeeAlerts } from './rights.ts'
import type { SiteView } from './site-view.ts'

/** The widget that browsers subscribe to. */
export const pulseId = 'kaithem-alerts'

export interface PulseDeps {
  /** Calls with every message of a topic. */
  readonly subscribe: (topic: string, callback: () => void) => void
  readonly view: () => SiteView
  /** Another one after each start, so that a page that was open over a restart looks again. */
  readonly run: string
}

export class AlertPulse {
  private readonly deps: PulseDeps
  private widget: Widget | undefined
  private count = 0

  constructor(deps: PulseDeps) {
    this.deps = deps
  }

  /** What stands for the alerts as they are now; begins to tell with the first page that asks. */
  get value(): string {
    this.widget ??= this.open()
    return `${this.deps.run} ${this.count}`
  }

  private open(): Widget {
    const { subscribe, view } = this.deps
    const widget = new (view().widget.Widget)({ id: pulseId })
    widget.setPermissions([maySeeAlerts], [never])
    widget.write(`${this.deps.run} ${this.count}`)
    subscribe('/system/alerts/state', () => {
      this.count++
      widget.write(`${this.deps.run} ${this.count}`)
    })
    return widget
  }
}
