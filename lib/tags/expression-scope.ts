/** The names an expression can use, and those it must not see. @module */

import type { Clock } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'

/** Names of the language itself that stay visible in expressions. */
const language = new Set([
  ...['undefined', 'NaN', 'Infinity', 'Object', 'Array', 'String', 'Number', 'Boolean', 'BigInt', 'Symbol', 'Math'],
  ...['JSON', 'Date', 'RegExp', 'Map', 'Set', 'Error', 'RangeError', 'TypeError', 'Uint8Array', 'Intl'],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent'],
])

/** Names that exist around modules without being global. */
const surroundings = [
  'require',
  'module',
  'exports',
  '__dirname',
  '__filename',
  'process',
  'global',
  'globalThis',
  'RED',
]

const identifier = /^[\p{L}_$][\p{L}\p{N}_$]*$/u

/** Words that cannot be the name of a parameter. */
const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
)

export function isUsableName(name: string): boolean {
  return identifier.test(name) && !reserved.has(name)
}

/** Globals that are undefined inside expressions, less those given. */
export function hiddenNames(visible: ReadonlySet<string>): string[] {
  return hideable.filter((name) => !visible.has(name))
}

/** Taken once: what is added to the globals later was not meant for expressions, but is not hidden either. */
const hideable: readonly string[] = [...new Set([...surroundings, ...Object.getOwnPropertyNames(globalThis)])].filter(
  (name) => isUsableName(name) && !language.has(name),
)

const mathNames = [
  'abs',
  'acos',
  'acosh',
  'asin',
  'asinh',
  'atan',
  'atan2',
  'atanh',
  'cbrt',
  'ceil',
  'cos',
  'cosh',
] as const
const moreMathNames = ['exp', 'expm1', 'floor', 'hypot', 'log', 'log10', 'log1p', 'log2', 'max', 'min', 'pow'] as const
const lastMathNames = ['round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc'] as const

function createMath(): object {
  const all = [...mathNames, ...moreMathNames, ...lastMathNames].map((name) => [name, Math[name]])
  return Object.freeze({
    ...Object.fromEntries(all),
    pi: Math.PI,
    PI: Math.PI,
    e: Math.E,
    E: Math.E,
    tau: 2 * Math.PI,
    inf: Number.POSITIVE_INFINITY,
    nan: Number.NaN,
    fabs: Math.abs,
    isnan: (x: number) => Number.isNaN(x),
    isinf: (x: number) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY,
    radians: (x: number) => (x * Math.PI) / 180,
    degrees: (x: number) => (x * 180) / Math.PI,
    fmod: (x: number, y: number) => x % y,
  })
}

function createTime(clock: Clock): object {
  return Object.freeze({ time: () => clock.now(), monotonic: () => clock.now() })
}

function createRandom(random: Random): object {
  const uniform = (low: number, high: number): number => low + (high - low) * random.next()
  return Object.freeze({
    random: () => random.next(),
    uniform,
    randint: (low: number, high: number) => Math.floor(uniform(low, high + 1)),
    choice: (items: readonly unknown[]) => items[Math.floor(random.next() * items.length)],
  })
}

/** Expressions are written by whoever may write function nodes, so their patterns are trusted like code. */
function createRe(): object {
  return Object.freeze({
    match: (pattern: string, text: string) => new RegExp(`^(?:${pattern})`, 'u').exec(String(text)),
    search: (pattern: string, text: string) => new RegExp(pattern, 'u').exec(String(text)),
    fullmatch: (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`, 'u').exec(String(text)),
    sub: (pattern: string, by: string, text: string) => String(text).replace(new RegExp(pattern, 'gu'), by),
  })
}

/** The libraries of expressions: math, time, random, re. One set serves all expressions of a registry. */
export function createExpressionLibrary(clock: Clock, random: Random): Readonly<Record<string, unknown>> {
  return Object.freeze({
    math: createMath(),
    time: createTime(clock),
    random: createRandom(random),
    re: createRe(),
  })
}
