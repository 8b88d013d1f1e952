/** A list of alerts by id, live and read-only. @module */

import type { Alert, AlertViews } from './alert.ts'
import type { AlertCore } from './alert-core.ts'

export class AlertMap implements ReadonlyMap<string, Alert> {
  private readonly cores: ReadonlyMap<string, AlertCore>
  private readonly views: AlertViews

  constructor(cores: ReadonlyMap<string, AlertCore>, views: AlertViews) {
    this.cores = cores
    this.views = views
  }

  get size(): number {
    return this.cores.size
  }

  get(id: string): Alert | undefined {
    const core = this.cores.get(id)
    return core === undefined ? undefined : this.views.of(core)
  }

  has(id: string): boolean {
    return this.cores.has(id)
  }

  forEach(callback: (alert: Alert, id: string, map: ReadonlyMap<string, Alert>) => void, self?: unknown): void {
    for (const [id, alert] of this.entries()) callback.call(self, alert, id, this)
  }

  keys(): MapIterator<string> {
    return this.cores.keys()
  }

  values(): MapIterator<Alert> {
    return this.both(([, alert]) => alert)
  }

  entries(): MapIterator<[string, Alert]> {
    return this.both((entry) => entry)
  }

  [Symbol.iterator](): MapIterator<[string, Alert]> {
    return this.entries()
  }

  get [Symbol.toStringTag](): string {
    return 'Alerts'
  }

  /** A copy, so that alerts may change their state while somebody walks through. */
  private both<T>(pick: (entry: [string, Alert]) => T): MapIterator<T> {
    return [...this.cores].map(([id, core]) => pick([id, this.views.of(core)])).values()
  }
}
