/** Paths into data, such as `sensors[0].temp`: read and written without touching what is inherited. @module */

import { KaithemError } from '../../errors.ts'

/** The steps of a path. */
export type DataPath = readonly (string | number)[]

const longestPath = 500
const step = /(?:^|\.)([^.[\]"]+)|\[(\d{1,9})\]|\["([^"]*)"\]/y

/** `a.b[0]`, `a["odd.name"]`; empty is the data itself, and a `$` in front may stand for it. @throws KAITHEM_VALUE */
export function parsePath(text: string): DataPath {
  const path = text.trim().replace(/^\$\.?/, '')
  const refuse = (): never => {
    throw new KaithemError('KAITHEM_VALUE', `${JSON.stringify(text.slice(0, 60))} is not a path such as a.b[0]`, {})
  }
  if (path.length > longestPath) refuse()
  const steps: (string | number)[] = []
  step.lastIndex = 0
  while (step.lastIndex < path.length) {
    const found = step.exec(path)
    if (found === null) return refuse()
    const [, name, index, quoted] = found
    steps.push(index === undefined ? (name ?? quoted ?? '') : Number(index))
  }
  return steps
}

/** What is at the path; undefined where it leads nowhere. */
export function readPath(data: unknown, path: DataPath): unknown {
  let value = data
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** The smallest data with `value` at the path. */
export function buildAt(path: DataPath, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => {
    if (typeof key !== 'number') return Object.defineProperty({}, key, { value: inner, enumerable: true })
    const list: unknown[] = Array.from({ length: Math.min(key, 1000) }, () => null)
    list.push(inner)
    return list
  }, value)
}
