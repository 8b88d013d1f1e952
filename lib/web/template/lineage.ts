/** The templates of one inheritance, from the one that was asked for to the outermost. @module */

import { templateNamespace } from './namespaces.ts'
import { Fault } from './print.ts'
import type { RenderState } from './render-state.ts'
import type { Ancestry, Relatives } from './rendering.ts'
import { TemplateContext } from './template-context.ts'
import type { Data, Unit } from './unit.ts'

/** More templates than this do not inherit from each other. */
const longest = 50

export class Lineage implements Ancestry {
  private readonly contexts: TemplateContext[] = []
  private readonly views: (object | undefined)[] = []

  /** @throws Fault for templates that inherit from themselves */
  constructor(family: Relatives, x: RenderState, unit: Unit, data: Data) {
    let next: Unit | undefined = unit
    while (next !== undefined) {
      const context: TemplateContext = new TemplateContext({
        x,
        unit: next,
        data,
        family,
        lineage: this,
        level: this.contexts.length,
      })
      this.contexts.push(context)
      next = this.parentOf(context)
    }
  }

  private parentOf(context: TemplateContext): Unit | undefined {
    const { inherit } = context.unit.parts
    if (inherit === undefined) return undefined
    let parent: Unit
    try {
      const file = inherit(context)
      if (file === undefined || file === null || file === '' || file === false) return undefined
      if (typeof file !== 'string') throw new Fault(`<%inherit> needs the name of a file, not ${typeof file}`)
      parent = context.family.find(file, context.unit.name)
      const names = this.contexts.map(({ unit }) => unit.name)
      if (names.includes(parent.name) || names.length >= longest) {
        throw new Fault(
          `Templates inherit from each other without end: ${[...names.slice(-4), parent.name].join(' → ')}`,
        )
      }
    } catch (error) {
      throw context.failed(error, 'inherit', context.unit.blueprint.tree.inherit?.at ?? 0)
    }
    return parent
  }

  get size(): number {
    return this.contexts.length
  }

  get outermost(): TemplateContext {
    return this.contexts[this.contexts.length - 1] as TemplateContext
  }

  /** What a template of the lineage and those further out have. */
  namespace(level: number): object {
    const known = this.views[level]
    if (known !== undefined) return known
    const outer = level + 1 < this.contexts.length ? this.namespace(level + 1) : null
    const made = templateNamespace(this.contexts[level] as TemplateContext, outer)
    this.views[level] = made
    return made
  }

  /** True when a template further out has this block or def. */
  hasAbove(level: number, name: string): boolean {
    for (let i = level + 1; i < this.contexts.length; i++) {
      if (this.contexts[i]?.unit.part(name) !== undefined) return true
    }
    return false
  }

  /** Calls the innermost block or def of a name. */
  call(name: string): unknown {
    for (const context of this.contexts) {
      const part = context.unit.part(name)
      if (part !== undefined) return part(context)
    }
    return undefined
  }
}
