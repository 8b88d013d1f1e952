/** Which alerts keep which others quiet while they are active. @module */

import { KaithemError } from '../errors.ts'
import { spelled } from './names.ts'

/** What suppression needs of an alert. */
export interface Suppressible {
  readonly id: string
  readonly name: string
  readonly stands: boolean
  readonly settings: { readonly suppressedBy: readonly string[] }
}

/** Finds alerts by id or name; several may share a name. */
export type FindAlerts<A> = (key: string) => Iterable<A>

export class Suppression<A extends Suppressible> {
  private readonly find: FindAlerts<A>
  private readonly waiting = new Map<string, Set<A>>()

  constructor(find: FindAlerts<A>) {
    this.find = find
  }

  /**
   * An alert that names others. Rings are refused: an odd one would never come to rest.
   *
   * @throws KAITHEM_CYCLE
   */
  add(alert: A): void {
    this.refuseRing(alert)
    for (const key of keysOf(alert)) {
      const set = this.waiting.get(key) ?? new Set()
      this.waiting.set(key, set.add(alert))
    }
  }

  remove(alert: A): void {
    for (const key of keysOf(alert)) {
      const set = this.waiting.get(key)
      set?.delete(alert)
      if (set?.size === 0) this.waiting.delete(key)
    }
  }

  /** Who names this alert, by id or by name. */
  dependents({ id, name }: A): Set<A> {
    return new Set([...(this.waiting.get(id) ?? []), ...(this.waiting.get(name) ?? [])])
  }

  /** The alert that keeps this one quiet now, or undefined. */
  by(alert: A): A | undefined {
    for (const key of alert.settings.suppressedBy) {
      for (const other of this.find(key)) if (other.stands && other !== alert) return other
    }
    return undefined
  }

  private refuseRing(alert: A): void {
    if (alert.settings.suppressedBy.length === 0 && this.dependents(alert).size === 0) return
    const seen = new Set<A>()
    const todo: A[] = [alert]
    for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
      for (const key of at.settings.suppressedBy) {
        for (const other of this.find(key)) {
          if (other === alert) throw ringError(alert.name, at.name)
          if (seen.has(other)) continue
          seen.add(other)
          todo.push(other)
        }
      }
    }
  }
}

/** As they were given, for ids, and as names are spelled. */
function keysOf({ settings }: Suppressible): Set<string> {
  return new Set(settings.suppressedBy.flatMap((key) => [key, spelled(key)]))
}

function ringError(name: string, through: string): KaithemError {
  const message = `Alert ${name} would be suppressed by itself, through ${through}; take one of them out of suppressed_by`
  return new KaithemError('KAITHEM_CYCLE', message, { alert: name, through })
}
