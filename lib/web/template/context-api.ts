/** `context` in templates. @module */

import type { ContextView } from './rendering.ts'

/** Methods, and the data by name. */
export function contextApi(context: ContextView): object {
  const { data, x, family, unit } = context
  const members: Record<string, unknown> = Object.assign(Object.create(null), {
    get: (name: string, otherwise?: unknown): unknown => (name in data ? data[name] : (unit.outer(name) ?? otherwise)),
    write: (text: unknown): void => {
      x.s += String(text)
    },
    keys: (): string[] => Object.keys(data),
    get kwargs(): object {
      return Object.assign(Object.create(null), data)
    },
    lookup: {
      get_template: (uri: string): { readonly uri: string } => ({ uri: family.find(uri, unit.name).name }),
      has_template: (uri: string): boolean => family.tryFind(uri, unit.name) !== undefined,
    },
  })
  return new Proxy(members, {
    get: (target, key) => (typeof key === 'string' && !(key in target) ? data[key] : Reflect.get(target, key)),
    has: (target, key) => key in target || key in data,
    set: () => false,
  })
}
