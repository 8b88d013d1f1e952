/** What loops and functions of module blocks count with: they belong to no rendering, but run in one. @module */

import { explain } from './explain.ts'
import { RenderState, type StateOptions } from './render-state.ts'
import type { Blueprint, Unit } from './unit.ts'

export class StateGuard {
  /** Rounds since the time was last looked at; generated code counts. */
  n = 0
  /** Renderings that go on; the one begun last is first. */
  private readonly running: RenderState[] = []

  begin(x: RenderState): void {
    this.running.unshift(x)
  }

  end(x: RenderState): void {
    const index = this.running.indexOf(x)
    if (index >= 0) this.running.splice(index, 1)
    this.n = 0
  }

  /** @throws Fault when the time of the rendering is over */
  tick(): void {
    this.running[0]?.tick()
    this.n = 0
  }

  /** Runs the module level of a template, which has a time limit too. @throws TemplateError */
  forModule(options: StateOptions, blueprint: Blueprint, run: () => Unit): Unit {
    const x = new RenderState(options)
    // The unit is not made yet, but errors in it have a place.
    x.units.set(blueprint.number, { blueprint, name: blueprint.source.name } as Unit)
    this.begin(x)
    try {
      return run()
    } catch (error) {
      throw explain(error, x, { blueprint, name: blueprint.source.name } as Unit)
    } finally {
      this.end(x)
    }
  }
}
