/** One compiled template: its code, made into functions once, and the state of its module level. @module */

import { errorText } from '../../errors.ts'
import { isThenable } from '../../thenable.ts'
import { TemplateError } from './error.ts'
import { markupFilters, textFilters } from './filters.ts'
import { Loop } from './loop.ts'
import { LruMap } from './lru.ts'
import { callNamed, type ParameterNames } from './named-call.ts'
import { escaped, Fault, isA, iterable, plain, textOf } from './print.ts'
import type { Source } from './source.ts'
import type { TemplateTree, Warning } from './tree.ts'
import type { GeneratedUnit } from './unit-generator.ts'

export type Data = Readonly<Record<string, unknown>>

/** A function of the generated code; the context is a TemplateContext. */
type Part = (context: object, ...args: readonly unknown[]) => unknown

/** What the generated code gives. */
export interface UnitParts {
  readonly page: Part
  readonly defs: Readonly<Record<string, Part>>
  readonly blocks: Readonly<Record<string, Part>>
  readonly inherit: ((context: object) => unknown) | undefined
  readonly namespaces: readonly ((context: object) => NamespaceParts)[]
  /** The names of the module level. */
  readonly attr: Readonly<Record<string, unknown>>
}

export interface NamespaceParts {
  readonly file: unknown
  readonly module: unknown
  readonly defs: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>
}

/** What does not change between templates of the same text: found once. */
export interface Blueprint {
  readonly source: Source
  readonly tree: TemplateTree
  readonly generated: GeneratedUnit
  readonly compatible: boolean
  readonly warnings: readonly Warning[]
  readonly make: (helpers: object, unit: object, guard: object) => UnitParts
  readonly number: number
}

/** The start of the file name that generated code has in traces. */
export const scriptPrefix = 'kaithem-template-'

/** `new Function` puts its body on the third line. */
export const linesBefore = 2

const helpers = {
  k$e: escaped,
  k$s: plain,
  k$t: textOf,
  k$i: iterable,
  k$L: Loop,
  k$P: isThenable,
  k$A: isA,
  k$N: callNamed,
}

/** @throws TemplateError when the code is refused, which the checks before should have seen */
export function blueprintOf(
  source: Source,
  tree: TemplateTree,
  generated: GeneratedUnit,
  compatible: boolean,
  number: number,
): Blueprint {
  const safe = encodeURIComponent(source.name.replace(/\p{Surrogate}/gu, '_')).replace(/[()]/g, '_')
  const url = `\n//# sourceURL=${scriptPrefix}${number}/${safe}`
  try {
    const make = new Function('k$R', 'k$U', 'k$K', generated.code + url) as Blueprint['make']
    return { source, tree, generated, compatible, warnings: tree.warnings, make, number }
  } catch (error) {
    throw new TemplateError(`${errorText(error)} in the JavaScript of this template`, {
      phase: 'compile',
      source,
      line: 1,
      column: 1,
      cause: error,
    })
  }
}

export interface UnitOptions {
  /** Names for all code, also that of module blocks. */
  readonly names: Readonly<Record<string, unknown>>
  /** What guards of the module level count with. */
  readonly guard: object
}

/** Texts of cached parts that are kept, for each template. */
const cachedTexts = 1000

export class Unit {
  readonly blueprint: Blueprint
  readonly parts: UnitParts
  readonly parameters: ReadonlyMap<string, ParameterNames>
  readonly cache = new LruMap<string, { readonly text: string; readonly until: number }>(cachedTexts)
  private readonly names: Readonly<Record<string, unknown>>

  constructor(blueprint: Blueprint, { names, guard }: UnitOptions) {
    this.blueprint = blueprint
    this.names = names
    const k$f = blueprint.compatible ? textFilters : markupFilters
    this.parts = blueprint.make({ ...helpers, k$f }, this, guard)
    const parameters = new Map<string, ParameterNames>()
    for (const node of defsOf(blueprint.tree.children)) parameters.set(node.name, node.parameters)
    this.parameters = parameters
  }

  get name(): string {
    return this.blueprint.source.name
  }

  /** A name that neither the template nor its data have. */
  outer(name: string): unknown {
    if (Object.hasOwn(this.names, name)) return this.names[name]
    return Object.hasOwn(globalThis, name) ? (globalThis as Readonly<Record<string, unknown>>)[name] : undefined
  }

  knows(name: string): boolean {
    return Object.hasOwn(this.names, name) || Object.hasOwn(globalThis, name)
  }

  /** The function of a def or a named block. */
  part(name: string): Part | undefined {
    const { defs, blocks } = this.parts
    return defs[name] ?? blocks[name]
  }

  /** @throws Fault when there is none */
  needPart(name: string): Part {
    const part = this.part(name)
    if (part === undefined) throw new Fault(`There is no def or block ${name} in ${this.name}`)
    return part
  }
}

/** Defs that are parts of the template itself. */
function* defsOf(
  nodes: TemplateTree['children'],
): Generator<Extract<TemplateTree['children'][number], { kind: 'def' }>> {
  for (const node of nodes) {
    if (node.kind === 'def') yield node
    if (node.kind === 'control') for (const branch of node.branches) yield* defsOf(branch.children)
  }
}
