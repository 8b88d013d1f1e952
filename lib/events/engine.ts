/** What all events of one kaithem share: numbers, the watch over people's clock, expressions, phrases. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { MessageBus } from '../message/bus.ts'
import type { Clock } from '../platform/clock.ts'
import type { Packages } from '../platform/packages.ts'
import type { Place } from '../platform/place.ts'
import type { Random } from '../platform/random.ts'
import type { Store } from '../platform/store.ts'
import type { Owner } from '../scope.ts'
import { EventHandle } from './handle.ts'
import { type EventSpec, LiveEvent } from './live-event.ts'
import type { SunTimes } from './schedule/day-times.ts'
import { Occurrences } from './schedule/occurrences.ts'
import { parsePhrase } from './schedule/parse.ts'
import { functionQuestion, type Question } from './sources.ts'
import { WallWatch } from './wall-watch.ts'

/** A compiled expression, as lib/tags makes them. */
export interface TriggerExpression {
  readonly dirty: boolean
  readonly volatile: boolean
  evaluate(): unknown
  dispose(): void
}

export interface EngineDeps {
  readonly clock: Clock
  readonly bus: MessageBus
  readonly store: Store
  readonly random: Random
  readonly packages: Packages
  readonly place: Place
  readonly sun: SunTimes
  /** @throws KAITHEM_EXPRESSION */
  readonly compile: (text: string, what: string) => TriggerExpression
}

/** Expressions that are never true are not asked. */
const never = /^(False|None|0|false|null)$/

/** Asked only when something it depends on has changed. */
function expressionQuestion(expression: TriggerExpression): Question {
  const known: { value?: unknown } = {}
  return {
    ask: () => {
      if (expression.dirty || expression.volatile) known.value = expression.evaluate()
      return known.value
    },
    dispose: () => expression.dispose(),
  }
}

export class EventEngine {
  readonly deps: EngineDeps
  readonly watch: WallWatch
  private sequence = 0

  constructor(deps: EngineDeps) {
    this.deps = deps
    const { clock, place } = deps
    this.watch = new WallWatch(clock, () => {
      const { lat, lon } = place.location() ?? {}
      return `${lat} ${lon} ${place.timezone()}`
    })
  }

  /** Makes an event. `maker` made it, `owner` frees it. */
  create(spec: Omit<EventSpec, 'sequence'>, owner: Owner, maker: Owner = owner): EventHandle {
    const { clock, bus } = this.deps
    return new EventHandle(new LiveEvent({ clock, bus, owner, maker }, { ...spec, sequence: this.sequence++ }))
  }

  /** A trigger, given as a function or as an expression. @throws KAITHEM_TYPE, KAITHEM_EXPRESSION */
  question(trigger: unknown, what: string): () => Question {
    if (typeof trigger === 'function') {
      const ask = trigger as () => unknown
      return () => functionQuestion(ask, what)
    }
    if (typeof trigger !== 'string') {
      throw new KaithemError('KAITHEM_TYPE', `${what} is a function or an expression, not ${valueText(trigger)}`)
    }
    if (never.test(trigger.trim())) return () => ({ ask: () => false, dispose: () => {} })
    // Now, so that a mistyped one is refused now.
    let first: TriggerExpression | undefined = this.deps.compile(trigger, what)
    return () => {
      const expression = first ?? this.deps.compile(trigger, what)
      first = undefined
      return expressionQuestion(expression)
    }
  }

  /** A phrase as times. @throws KAITHEM_VALUE */
  occurrences(phrase: string, zone: string | undefined): Occurrences {
    const { packages, sun, place } = this.deps
    return new Occurrences(parsePhrase(phrase), zone ?? place.timezone(), { packages, sun })
  }

  close(): void {
    this.watch.stop()
  }
}
