/**
 * Shows function nodes to this package just before they run: Node-RED makes the sandbox of each with
 * `vm.createContext`, and this wraps that one function of the process.
 *
 * @module
 */

import vm from 'node:vm'

/** What a function node's code sees. */
export interface Sandbox extends Record<string, unknown> {
  readonly __node__: SandboxNode
  readonly RED: { readonly util: Record<string, unknown> }
  readonly context: object
  readonly global: ContextAccess
}

/** The function node as its sandbox shows it. */
export interface SandboxNode {
  readonly id: string
  readonly name?: string
  on(event: 'close', listener: (() => void) | ((done: () => void) => void)): void
  error(error: unknown, message?: object): void
}

/** Global context as function nodes have it. */
export interface ContextAccess {
  get(...args: unknown[]): unknown
}

export type Visit = (sandbox: Sandbox) => void

interface Exposure {
  readonly original: typeof vm.createContext
  readonly wrapped: typeof vm.createContext
  visit: Visit | undefined
}

/** One wrapper in the process, whoever loads this code how often. */
const exposureKey = Symbol.for('kaithem.exposure')
type Shared = typeof globalThis & { [exposureKey]?: Exposure | undefined }

/** True for what Node-RED's function node makes, on 4.1 and 5. */
function isFunctionSandbox(value: unknown): value is Sandbox {
  if (typeof value !== 'object' || value === null) return false
  const parts = ['__node__', 'RED', 'context', 'flow', 'global']
  if (!parts.every((name) => Object.hasOwn(value, name))) return false
  const { __node__: node, global } = value as Partial<Sandbox>
  return typeof node?.on === 'function' && typeof node.id === 'string' && typeof global?.get === 'function'
}

function wrap(): Exposure {
  const original = vm.createContext
  const wrapped: typeof vm.createContext = (...args: Parameters<typeof vm.createContext>) => {
    const [sandbox] = args
    if (exposure.visit !== undefined && isFunctionSandbox(sandbox)) exposure.visit(sandbox)
    return original(...args)
  }
  const exposure: Exposure = { original, wrapped, visit: undefined }
  vm.createContext = wrapped
  return exposure
}

/**
 * Calls `visit` with the sandbox of every function node that starts from now on, in place of an earlier visitor.
 * Answers how to undo it; the original function is put back where nobody wrapped it since.
 */
export function installExposure(visit: Visit): () => void {
  const shared: Shared = globalThis
  shared[exposureKey] ??= wrap()
  const exposure = shared[exposureKey]
  exposure.visit = visit
  return () => {
    if (exposure.visit !== visit) return
    exposure.visit = undefined
    if (vm.createContext !== exposure.wrapped) return
    vm.createContext = exposure.original
    shared[exposureKey] = undefined
  }
}
