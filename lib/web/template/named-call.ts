/** Calls with arguments by name, as `<%ns:def a="1">` makes them. @module */

import { Fault } from './print.ts'

export interface ParameterNames {
  readonly names: readonly (string | undefined)[]
  readonly required: ReadonlySet<string>
}

type Callee = (...args: readonly unknown[]) => unknown

/** Where the functions that templates hand out have the names of their parameters. */
const parametersMark = Symbol('parameters')

export function withParameterNames<F extends Callee>(callee: F, parameters: ParameterNames | undefined): F {
  if (parameters !== undefined) Object.defineProperty(callee, parametersMark, { value: parameters })
  return callee
}

/** A function whose parameter names are not known gets one object. */
export function callNamed(callee: unknown, values: Readonly<Record<string, unknown>>, label: string): unknown {
  if (typeof callee !== 'function') throw new Fault(`${label} is not a function`)
  const parameters = (callee as { readonly [parametersMark]?: ParameterNames })[parametersMark]
  const given = Object.keys(values)
  if (parameters === undefined) return given.length === 0 ? (callee as Callee)() : (callee as Callee)(values)
  const { names, required } = parameters
  // A parameter that is a pattern takes them all.
  if (names.length === 1 && names[0] === undefined) return (callee as Callee)(values)
  const unknown = given.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Fault(`${label} has no parameter ${unknown}`)
  const missing = [...required].find((name) => !given.includes(name))
  if (missing !== undefined) throw new Fault(`${label} needs the argument ${missing}`)
  return (callee as Callee)(...names.map((name) => (name === undefined ? undefined : values[name])))
}
