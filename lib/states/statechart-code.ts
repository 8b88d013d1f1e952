/** The code behind the names in a statechart, wrapped so that its errors never end the chart. @module */

import { onRejection, refusePromise } from '../thenable.ts'
import type { ChartNames } from './statechart-nodes.ts'

/** What an action or a guard is given. */
export interface ChartArguments {
  readonly context: Readonly<Record<string, unknown>>
  readonly event: { readonly type: string; readonly [key: string]: unknown }
}

/** An action of a statechart, or one made by XState's `assign` and the like. */
export type ChartAction = (given: ChartArguments, params: unknown) => unknown
export type ChartGuard = (given: ChartArguments, params: unknown) => unknown

/** Code for names; every error goes to `report`. */
export interface ChartCode {
  readonly actions?: Readonly<Record<string, ChartAction>> | undefined
  readonly guards?: Readonly<Record<string, ChartGuard>> | undefined
  readonly report: (error: unknown, what: string) => void
  /** Called for each action that has no code. */
  readonly onAction: (name: string, params: unknown, given: ChartArguments) => void
}

/** XState's own actions are functions that carry how they are resolved. */
function isBuiltIn(action: ChartAction): boolean {
  return 'resolve' in action
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined
}

function wrapAction(name: string, code: ChartCode): ChartAction {
  const action = own(code.actions, name)
  if (action !== undefined && isBuiltIn(action)) return action
  return (given, params) => {
    try {
      if (action === undefined) {
        code.onAction(name, params, given)
        return
      }
      onRejection(action(given, params), (error) => code.report(error, `action ${name}`))
    } catch (error) {
      code.report(error, `action ${name}`)
    }
  }
}

function wrapGuard(name: string, code: ChartCode): (given: ChartArguments, params: unknown) => boolean {
  const guard = own(code.guards, name)
  return (given, params) => {
    try {
      return Boolean(refusePromise(guard?.(given, params), `Guard ${name}`))
    } catch (error) {
      code.report(error, `guard ${name}`)
      return false
    }
  }
}

/** A guard that throws is false; an action without code is announced. */
export function implementationsOf(names: ChartNames, code: ChartCode) {
  return {
    actions: Object.fromEntries([...names.actions].map((name) => [name, wrapAction(name, code)])),
    guards: Object.fromEntries([...names.guards].map((name) => [name, wrapGuard(name, code)])),
  }
}
