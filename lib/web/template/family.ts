/** The templates that one look-up finds: each compiled once, and again when its text changes. @module */

import { errorText, isKaithemError } from '../../errors.ts'
import { Lineage } from './lineage.ts'
import { LruMap } from './lru.ts'
import { Fault } from './print.ts'
import type { RenderState } from './render-state.ts'
import type { FamilyOptions, Relatives } from './rendering.ts'
import type { Data, Unit } from './unit.ts'
import { resolveTemplate } from './uri.ts'

/** Templates of one look-up that are kept. */
const kept = 500

export class Family implements Relatives {
  readonly options: FamilyOptions
  private readonly build: (text: string, name: string, options: FamilyOptions) => Unit
  private readonly units = new LruMap<string, { readonly text: string; readonly unit: Unit }>(kept)

  constructor(options: FamilyOptions, build: (text: string, name: string, options: FamilyOptions) => Unit) {
    this.options = options
    this.build = build
  }

  /** A template by the name that another one uses. @throws Fault when there is none */
  find(uri: string, from: string): Unit {
    const unit = this.tryFind(uri, from)
    if (unit === undefined) throw new Fault(`There is no template ${uri}`)
    return unit
  }

  /** @throws Fault for a name that is not allowed */
  tryFind(uri: string, from: string): Unit | undefined {
    let name: string
    try {
      name = resolveTemplate(uri, from)
    } catch (error) {
      if (isKaithemError(error)) throw new Fault(errorText(error))
      throw error
    }
    // Names of one root are written with and without the slash before them.
    return this.unit(name) ?? this.unit(name.startsWith('/') ? name.slice(1) : `/${name}`)
  }

  private unit(name: string): Unit | undefined {
    const text = this.options.lookup?.(name)
    if (text === undefined || text === null) return undefined
    if (typeof text !== 'string') throw new Fault(`The look-up gave no text for ${name}`)
    const known = this.units.get(name)
    if (known?.text === text) return known.unit
    const unit = this.build(text, name, this.options)
    this.units.set(name, { text, unit })
    return unit
  }

  ancestry(x: RenderState, unit: Unit, data: Data): Lineage {
    return new Lineage(this, x, unit, data)
  }

  /** Renders a template with those it inherits from, into the text of `x`. */
  run(x: RenderState, unit: Unit, data: Data, args?: Data): unknown {
    const { outermost } = this.ancestry(x, unit, data)
    if (args !== undefined) outermost.give([args])
    return outermost.unit.parts.page(outermost, args === undefined ? [] : [args])
  }
}
