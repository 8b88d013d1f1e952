/** Finds the built-in route for a path. @module */

import type { Route } from './routes.ts'

/** A route that fits, with what its path names. */
export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
  readonly rest: readonly string[]
}

/** What there is for a path: the route, or, where only other methods are answered, those. */
export type Found = Match | { readonly allow: readonly string[] }

interface Entry {
  readonly route: Route
  readonly parts: readonly string[]
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '')

/** A part that is written out goes before one that is named, and that before the rest. */
const rank = (part: string | undefined): number =>
  part === undefined ? 2 : part === '*' ? 3 : part.startsWith(':') ? 1 : 0

function compare(a: Entry, b: Entry): number {
  const length = Math.max(a.parts.length, b.parts.length)
  for (let i = 0; i < length; i++) {
    const order = rank(a.parts[i]) - rank(b.parts[i])
    if (order !== 0) return order
  }
  return 0
}

function matchOf({ route, parts }: Entry, path: readonly string[]): Match | undefined {
  const params: Record<string, string> = Object.create(null)
  for (const [i, part] of parts.entries()) {
    if (part === '*') return { route, params, rest: path.slice(i) }
    const given = path[i]
    if (given === undefined) return undefined
    if (part.startsWith(':')) params[part.slice(1)] = given
    else if (part !== given) return undefined
  }
  return path.length === parts.length ? { route, params, rest: [] } : undefined
}

export class RouteTable {
  private entries: readonly Entry[] = []

  /** All routes, for tests that try every one. */
  get routes(): readonly Route[] {
    return this.entries.map(({ route }) => route)
  }

  /** Adds routes; one of the same method and path is replaced. */
  add(routes: readonly Route[]): void {
    const isReplaced = ({ route }: Entry): boolean =>
      routes.some(({ method, path }) => method === route.method && path === route.path)
    const kept = this.entries.filter((entry) => !isReplaced(entry))
    const added = routes.map((route) => ({ route, parts: partsOf(route.path) }))
    this.entries = [...kept, ...added].sort(compare)
  }

  /** The route of a path; HEAD is answered by GET. */
  find(method: string, path: readonly string[]): Found | undefined {
    const wanted = method === 'HEAD' ? 'GET' : method
    const methods = new Set<string>()
    for (const entry of this.entries) {
      const match = matchOf(entry, path)
      if (match === undefined) continue
      if (entry.route.method === wanted) return match
      methods.add(entry.route.method)
    }
    if (methods.size === 0) return undefined
    return { allow: [...methods].flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])) }
  }
}
