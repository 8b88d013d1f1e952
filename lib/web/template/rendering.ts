/** What the parts of a rendering know of each other. @module */

import type { RenderState } from './render-state.ts'
import type { Data, Unit } from './unit.ts'

/** Gives the text of a template; undefined when there is none. */
export type Lookup = (uri: string) => string | undefined

/** Gets the context and the error; true means that the error is dealt with. */
export type ErrorHandler = (context: object, error: unknown) => unknown

export interface FamilyOptions {
  readonly lookup: Lookup | undefined
  readonly compatible: boolean
  /** A name that nobody knows is an error at once. */
  readonly strict: boolean
  readonly names: Data
  readonly defaults: readonly string[] | undefined
  readonly modules: ((name: string) => Data | undefined) | undefined
  readonly includeErrorHandler: ErrorHandler | undefined
  /** Seconds, for texts that are kept for a time. */
  readonly now: () => number
}

/** Templates that find each other. */
export interface Relatives {
  readonly options: FamilyOptions
  find(uri: string, from: string): Unit
  tryFind(uri: string, from: string): Unit | undefined
  ancestry(x: RenderState, unit: Unit, data: Data): Ancestry
  run(x: RenderState, unit: Unit, data: Data, args?: Data): unknown
}

/** The templates of one inheritance. */
export interface Ancestry {
  readonly size: number
  namespace(level: number): object
  hasAbove(level: number, name: string): boolean
  call(name: string): unknown
}

/** What namespaces and `context` need of the context of a template. */
export interface ContextView {
  readonly x: RenderState
  readonly unit: Unit
  readonly data: Data
  readonly family: Relatives
  readonly api: object
  /** Namespaces that those who inherit see too. */
  readonly inheritable: readonly (readonly [string, object])[]
  give(args: readonly unknown[]): void
  include(file: unknown, args: Data | undefined, isAsync: boolean): unknown
}
