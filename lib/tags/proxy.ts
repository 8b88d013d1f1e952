/** kaithem.tags['/name']: tags as members of an object. @module */

import { KaithemError } from '../errors.ts'
import type { TagView } from './tag-view.ts'

/** Names that the language, loggers and test tools ask any object for; they must not make tags. */
const protocolNames = new Set([
  ...['then', 'toJSON', 'toString', 'valueOf', 'toLocaleString', 'constructor', 'prototype', '__proto__', 'inspect'],
  ...['hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'asymmetricMatch', '$$typeof', 'nodeType', 'tagName'],
  ...['length', 'splice', 'nodeName', '@@__IMMUTABLE_ITERABLE__@@', '@@__IMMUTABLE_RECORD__@@'],
])

function toText(): string {
  return '[object Tags]'
}

function has(view: TagView, name: string): boolean {
  try {
    return view.registry.find(name) !== undefined
  } catch {
    return false
  }
}

/** The members first, then the tags; reading a missing name makes the tag. */
export function createTagProxy(view: TagView, members: object): object {
  return new Proxy(members, {
    get: (target, key) => {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key)
      if (!protocolNames.has(key)) return view.get(key)
      return key === 'toString' ? toText : undefined
    },
    has: (target, key) => typeof key === 'symbol' || key in target || has(view, key),
    ownKeys: () => [...view.registry.points.keys()],
    getOwnPropertyDescriptor: (_, key) => {
      const tag = typeof key === 'symbol' ? undefined : view.registry.points.get(key)
      if (tag === undefined) return undefined
      return { value: view.handleOf(tag), configurable: true, enumerable: true, writable: false }
    },
    set: (_, key) => {
      const name = String(key)
      const message = `kaithem.tags[${JSON.stringify(name)}] cannot be replaced; set its value: .value = ...`
      throw new KaithemError('KAITHEM_STATE', message, { name })
    },
    deleteProperty: (_, key) => {
      if (typeof key === 'string' && has(view, key)) view.registry.delete(key)
      return true
    },
    defineProperty: () => false,
  })
}
