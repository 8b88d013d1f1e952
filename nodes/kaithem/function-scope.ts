/**
 * Gives a function node its own scope of kaithem, by all the ways its code may ask for it. The scope is made on first
 * use and freed after the node's "On Stop" code.
 *
 * @module
 */

import type { Kaithem } from '../../lib/kaithem.ts'
import type { ContextAccess, Sandbox, SandboxNode } from './exposure.ts'

/** What is needed from around. */
export interface ScopeHost {
  /** The process-wide object. */
  live(): Kaithem
  /** Follows a path such as `tags.x` from an object. */
  getProperty(object: object, path: string): unknown
  /** Runs something when all nodes are there, so that an error in "On Start" finds its catch node. */
  whenStarted(run: () => void): void
}

type GetScope = () => Kaithem

/** Makes `kaithem`, `global.get('kaithem')`, `RED.util.kaithem` and Setup-tab variables show the node's own scope. */
export function exposeTo(sandbox: Sandbox, host: ScopeHost): void {
  const scope = lazyScope(sandbox.__node__, host)
  const live = host.live()
  for (const name of Object.keys(sandbox)) {
    if (sandbox[name] === live) defineLazily(sandbox, name, scope)
  }
  if (!Object.hasOwn(sandbox, 'kaithem')) defineLazily(sandbox, 'kaithem', scope)
  if (!Object.hasOwn(sandbox.RED.util, 'kaithem')) defineLazily(sandbox.RED.util, 'kaithem', scope)
  Object.defineProperty(sandbox.global, 'get', {
    value: scopedGet(sandbox.global.get, scope, host),
    writable: true,
    enumerable: true,
    configurable: true,
  })
  scopeContextGlobal(sandbox.context, scope, host)
}

/** The scope of a function node, made when first asked for. After the node has closed it is one that owns nothing. */
function lazyScope(node: SandboxNode, host: ScopeHost): GetScope {
  const state: { scope?: Kaithem; closed: boolean } = { closed: false }
  // "On Stop" runs in the same turn and may still use kaithem.
  node.on('close', () => queueMicrotask(() => close(state)))
  return () => {
    state.scope ??= host.live().scope({
      id: node.id,
      name: node.name,
      implicit: true,
      on: (_event, listener) => freeAfterStop(node, listener),
      error: (error, message) => host.whenStarted(() => node.error(error, message ?? {})),
    })
    if (state.closed) state.scope.dispose()
    return state.scope
  }
}

function close(state: { closed: boolean }): void {
  state.closed = true
}

/** Node-RED waits for listeners that take `done`, and has run all the others, "On Stop" among them, before a microtask. */
function freeAfterStop(node: SandboxNode, free: () => void): void {
  node.on('close', (done: () => void) =>
    queueMicrotask(() => {
      try {
        free()
      } finally {
        done()
      }
    }),
  )
}

/** A property that becomes a plain value when first read, and that code may overwrite. */
function defineLazily(target: object, name: string, scope: GetScope): void {
  const settle = (value: unknown): unknown => {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
    return value
  }
  Object.defineProperty(target, name, {
    get: () => settle(scope()),
    set: settle,
    enumerable: true,
    configurable: true,
  })
}

type Get = ContextAccess['get']
type Answer = (error: unknown, value?: unknown, ...more: unknown[]) => void

/** `global.get` with the live object replaced by the scope, in all its forms: one name or many, stores, callbacks. */
function scopedGet(get: Get, scope: GetScope, host: ScopeHost): Get {
  const replace = (name: unknown, value: unknown): unknown => {
    if (name !== 'kaithem') return value
    // Undefined: settings.js has no functionGlobalContext to put the object into.
    return value === undefined || value === host.live() ? scope() : value
  }
  const replaceAll = (names: unknown, value: unknown): unknown =>
    Array.isArray(names) && Array.isArray(value)
      ? value.map((entry, index) => replace(names[index], entry))
      : replace(names, value)

  return function scopedGlobalGet(this: unknown, ...args: unknown[]): unknown {
    const [names] = args
    if (!asksForKaithem(names)) return get.apply(this, args)
    if (typeof names === 'string' && names.startsWith('kaithem.')) {
      if (get.call(this, 'kaithem') === host.live()) return host.getProperty(scope(), names.slice('kaithem.'.length))
      return get.apply(this, args)
    }
    const last = args.at(-1)
    if (typeof last !== 'function') return replaceAll(names, get.apply(this, args))
    const answer = last as Answer
    const scoped: Answer = (error, value, ...more) => answer(error, replaceAll(names, value), ...more)
    return get.apply(this, [...args.slice(0, -1), scoped])
  }
}

function asksForKaithem(names: unknown): boolean {
  if (Array.isArray(names)) return names.includes('kaithem')
  return typeof names === 'string' && (names === 'kaithem' || names.startsWith('kaithem.'))
}

/** The same for `context.global.get`, which shows Node-RED's own object. */
function scopeContextGlobal(context: object, scope: GetScope, host: ScopeHost): void {
  const getter = Object.getOwnPropertyDescriptor(context, 'global')?.get
  if (getter === undefined) return
  const seen: { from?: object; view?: object } = {}
  Object.defineProperty(context, 'global', {
    enumerable: true,
    configurable: true,
    get: () => {
      const from = getter.call(context) as ContextAccess
      if (seen.from !== from) {
        seen.from = from
        seen.view = Object.create(from, { get: { value: scopedGet(from.get.bind(from), scope, host) } })
      }
      return seen.view
    },
  })
}
