/**
 * Damaged files: who reads one reports it here, and whoever cares (the log, the bus, alerts) listens.
 *
 * @module
 */

import { errorText } from '../errors.ts'

/**
 * Told about a damaged file.
 *
 * @param path the file
 * @param aside where the damaged content is kept, or undefined where it stayed in its place
 * @param error what is wrong with it
 * @param isReplaced whether what was saved before it is used instead
 */
export type OnDamage = (path: string, aside: string | undefined, error: unknown, isReplaced?: boolean) => void

/** What a report says to people. */
export function damageText(path: string, aside: string | undefined, error: unknown, isReplaced = false): string {
  const [text] = errorText(error).split('\n')
  const rest = aside === undefined ? 'it was left in its place' : `it is kept as ${aside}`
  return `The file ${path} is damaged (${text}); ${rest}${isReplaced ? '; what was saved before it is used instead' : ''}`
}

export interface Damage {
  /** Reports a damaged file. Reports made before anybody listens are kept for the first listener. */
  readonly report: OnDamage
  /** Listens from now on; the answer ends it. */
  listen(listener: OnDamage): () => void
}

/** Reports kept for the first listener. */
const longestWait = 100

/** @example const damage = createDamage(); damage.listen((path, aside) => log.error(`${path} is damaged`)) */
export function createDamage(): Damage {
  const listeners = new Set<OnDamage>()
  const waiting: Parameters<OnDamage>[] = []
  return {
    report: (...report) => {
      if (listeners.size === 0 && waiting.length < longestWait) waiting.push(report)
      for (const listener of [...listeners]) listener(...report)
    },
    listen: (listener) => {
      listeners.add(listener)
      for (const report of waiting.splice(0)) listener(...report)
      return () => void listeners.delete(listener)
    },
  }
}
