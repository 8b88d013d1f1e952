/** A template that can be rendered. @module */

import { errorText } from '../../errors.ts'
import type { Clock } from '../../platform/clock.ts'
import { isThenable } from '../../thenable.ts'
import { contextApi } from './context-api.ts'
import { passesThrough, TemplateError } from './error.ts'
import { explain } from './explain.ts'
import type { Family } from './family.ts'
import { RenderState, timeOver } from './render-state.ts'
import type { ErrorHandler } from './rendering.ts'
import type { StateGuard } from './state-guard.ts'
import { TemplateContext } from './template-context.ts'
import type { Warning } from './tree.ts'
import type { Data, Unit } from './unit.ts'

export interface Template {
  readonly name: string
  /** True when the template awaits: then `render` gives a promise. */
  readonly isAsync: boolean
  /** What the compiler found doubtful, such as values in scripts. */
  readonly warnings: readonly Warning[]
  /**
   * The text of the page.
   *
   * @param data the names that the template sees
   * @throws TemplateError; redirects and the like pass as they are
   */
  render(data?: Data): string | Promise<string>
  /** Hands out the text in pieces as it comes. */
  renderTo(data: Data | undefined, write: (text: string) => void): void | Promise<void>
}

export interface TemplateSettings {
  readonly clock: Pick<Clock, 'setTimeout'>
  readonly guard: StateGuard
  readonly elapsed: () => number
  readonly timeLimit: number
  readonly errorHandler: ErrorHandler | undefined
  readonly formatExceptions: boolean
}

const reserved = ['context', 'loop', 'UNDEFINED', 'STOP_RENDERING']

export class CompiledTemplate implements Template {
  private readonly unit: Unit
  private readonly family: Family
  private readonly settings: TemplateSettings

  constructor(unit: Unit, family: Family, settings: TemplateSettings) {
    this.unit = unit
    this.family = family
    this.settings = settings
  }

  get name(): string {
    return this.unit.name
  }

  get isAsync(): boolean {
    return this.unit.blueprint.generated.isAsync
  }

  get warnings(): readonly Warning[] {
    return this.unit.blueprint.warnings
  }

  render(data: Data = {}): string | Promise<string> {
    return this.run(data, undefined)
  }

  renderTo(data: Data | undefined, write: (text: string) => void): void | Promise<void> {
    const rest = this.run(data ?? {}, write)
    if (typeof rest !== 'string') return rest.then((text) => (text === '' ? undefined : write(text)))
    if (rest !== '') write(rest)
  }

  private run(given: Data, write: ((text: string) => void) | undefined): string | Promise<string> {
    const { guard, elapsed, timeLimit } = this.settings
    const data = this.dataOf(given)
    const x = new RenderState({ elapsed, timeLimit, write })
    x.open.push(this.name)
    guard.begin(x)
    let result: unknown
    try {
      result = this.family.run(x, this.unit, data)
    } catch (error) {
      guard.end(x)
      return this.failed(error, x, data)
    }
    if (!isThenable(result)) {
      guard.end(x)
      return x.s
    }
    return this.inTime(result)
      .then(() => x.s)
      .catch((error: unknown) => this.failed(error, x, data))
      .finally(() => guard.end(x))
  }

  /** A page that waits for what never comes is stopped, too. */
  private inTime(work: PromiseLike<unknown>): Promise<unknown> {
    const { clock, timeLimit } = this.settings
    return new Promise((resolve, reject) => {
      const timer = clock.setTimeout(() => reject(timeOver(timeLimit)), timeLimit)
      const settle =
        (end: (value: unknown) => void) =>
        (value: unknown): void => {
          timer.cancel()
          end(value)
        }
      work.then(settle(resolve), settle(reject))
    })
  }

  /** A copy without a prototype: no name in it means anything else. */
  private dataOf(given: Data): Data {
    const data: Record<string, unknown> = Object.create(null)
    if (typeof given === 'object' && given !== null) for (const key of Object.keys(given)) data[key] = given[key]
    const wrong = reserved.find((name) => name in data)
    if (wrong !== undefined) {
      throw new TemplateError(`The name ${wrong} is reserved and cannot be passed`, {
        phase: 'render',
        source: this.unit.blueprint.source,
      })
    }
    return data
  }

  private failed(error: unknown, x: RenderState, data: Data): string {
    const { errorHandler, formatExceptions } = this.settings
    const explained = explain(error, x, this.unit)
    if (passesThrough(explained)) throw explained
    if (errorHandler !== undefined && this.handled(errorHandler, explained, x, data)) return x.s
    if (!formatExceptions) throw explained
    return explained instanceof TemplateError ? explained.toHtml() : errorText(explained)
  }

  private handled(handler: ErrorHandler, error: unknown, x: RenderState, data: Data): boolean {
    const { family, unit } = this
    const lineage = { size: 1 } as never
    const context = new TemplateContext({ x, unit, data, family, lineage, level: 0 })
    return handler(contextApi(context), error) === true
  }
}
