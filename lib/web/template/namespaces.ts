/** Namespaces: `self`, `parent`, and those of `<%namespace>`. @module */

import { withParameterNames } from './named-call.ts'
import { Fault } from './print.ts'
import type { ContextView } from './rendering.ts'

type Callee = (...args: readonly unknown[]) => unknown
type Members = Record<string, unknown>

/** The module level of a template and of those further out. */
function attributesOf({ unit }: ContextView, outer: object | null): object {
  const inherited = (outer as { readonly attr?: object } | null)?.attr ?? null
  return Object.create(inherited, Object.getOwnPropertyDescriptors(unit.parts.attr))
}

/** The defs and blocks of a template as functions. */
function addParts(members: Members, context: ContextView): void {
  const { unit } = context
  const { defs, blocks } = unit.parts
  for (const name of Object.keys(blocks)) members[name] = (blocks[name] as Callee).bind(null, context)
  for (const name of Object.keys(defs)) {
    members[name] = withParameterNames((defs[name] as Callee).bind(null, context), unit.parameters.get(name))
  }
}

/** What a template offers to others; names of the outer one are found through it. */
export function templateNamespace(context: ContextView, outer: object | null): object {
  const { unit, family } = context
  const members: Members = Object.create(outer)
  addParts(members, context)
  for (const [name, value] of context.inheritable) members[name] = value
  members.body = (...args: readonly unknown[]): unknown => {
    context.give(args)
    return unit.parts.page(context, args)
  }
  members.name = unit.name
  members.uri = unit.name
  members.inherits = outer
  members.attr = attributesOf(context, outer)
  members.include_file = (file: unknown, args?: Readonly<Record<string, unknown>>): unknown =>
    context.include(file, args, true) ?? ''
  members.get_namespace = (file: string): object => namespaceOf(family.find(file, unit.name), context)
  return members
}

/** Another template as a namespace, with the data of the one that asks. */
function namespaceOf(unit: ContextView['unit'], { x, data, family }: ContextView): object {
  return family.ancestry(x, unit, data).namespace(0)
}

/** The `<%namespace>` tags of one template in one rendering; each is made when first used. */
export class NamespaceTable {
  private readonly context: ContextView
  private readonly made: (object | undefined)[] = []
  private readonly making = new Set<number>()

  constructor(context: ContextView) {
    this.context = context
  }

  /** A namespace by its name, or a name that one imports. */
  find(name: string): unknown {
    for (const [index, node] of this.context.unit.blueprint.tree.namespaces.entries()) {
      // While its own tag is evaluated, it is not there.
      if (this.making.has(index)) continue
      if (node.name === name && name !== '') return this.at(index)
      if (node.imports === undefined) continue
      if (!node.imports.includes('*') && !node.imports.includes(name)) continue
      const value = (this.at(index) as Members)[name]
      if (value !== undefined && !(node.imports.includes('*') && reservedMembers.has(name))) return value
      if (node.imports.includes(name)) throw new Fault(`The namespace ${node.name} has no ${name}`, { at: node.at })
    }
    return undefined
  }

  inheritable(): readonly (readonly [string, object])[] {
    const nodes = [...this.context.unit.blueprint.tree.namespaces.entries()]
    return nodes
      .filter(([, node]) => node.inheritable && node.name !== '')
      .map(([index, { name }]) => [name, this.at(index)])
  }

  private at(index: number): object {
    const known = this.made[index]
    if (known !== undefined) return known
    this.making.add(index)
    try {
      const made = this.make(index)
      this.made[index] = made
      return made
    } finally {
      this.making.delete(index)
    }
  }

  private make(index: number): object {
    const { context } = this
    const { name } = context.unit.blueprint.tree.namespaces[index] ?? { name: '' }
    const parts = context.unit.parts.namespaces[index]?.(context)
    let base: object | null = null
    if (typeof parts?.file === 'string') base = namespaceOf(context.family.find(parts.file, context.unit.name), context)
    else if (parts?.module !== undefined) base = this.moduleNamespace(String(parts.module))
    const members: Members = Object.create(base)
    Object.assign(members, parts?.defs)
    if (base === null) members.name = name
    return members
  }

  /** Functions of JavaScript; each gets the context first. */
  private moduleNamespace(name: string): object {
    const { context } = this
    const module = context.family.options.modules?.(name)
    if (module === undefined) throw new Fault(`There is no module ${name} for templates`)
    const members: Members = Object.create(null)
    for (const [key, value] of Object.entries(module)) {
      members[key] =
        typeof value === 'function' ? (...args: readonly unknown[]) => (value as Callee)(context.api, ...args) : value
    }
    return members
  }
}

/** Members that every namespace has; `import="*"` does not bring them. */
const reservedMembers = new Set(['body', 'name', 'uri', 'inherits', 'attr', 'include_file', 'get_namespace'])
