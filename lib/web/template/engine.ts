/**
 * Templates in the manner of Mako, with JavaScript inside. A template is read into a tree, the tree becomes one
 * JavaScript function, and that renders. The code runs with all rights of the process: only people who may change
 * flows may write templates.
 *
 * @module
 */

import { KaithemError } from '../../errors.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Packages } from '../../platform/packages.ts'
import { CompiledTemplate, type Template, type TemplateSettings } from './compiled-template.ts'
import { Family } from './family.ts'
import { createJavaScript, type JavaScript } from './javascript.ts'
import { LruMap } from './lru.ts'
import { parseTemplate } from './parser.ts'
import type { ErrorHandler, FamilyOptions, Lookup } from './rendering.ts'
import { Source } from './source.ts'
import { StateGuard } from './state-guard.ts'
import type { Warning } from './tree.ts'
import { type Blueprint, blueprintOf, type Data, Unit } from './unit.ts'
import { generateUnit } from './unit-generator.ts'

export interface EngineOptions {
  readonly packages: Packages
  /** For texts that are kept for a time, and for pages that wait. */
  readonly clock: Pick<Clock, 'now' | 'setTimeout'>
  /** Seconds that pass while a page is rendered; the machine's own by default, also beside a manual clock. */
  readonly elapsed?: () => number
  /** The longest time one rendering may take, in seconds. @default 5 */
  readonly timeLimit?: number
  /** How many compiled texts are kept. @default 200 */
  readonly cacheSize?: number
}

export interface CompileOptions {
  /** Shown in errors, and where relative names of other templates start. @default 'template' */
  readonly name?: string | undefined
  readonly lookup?: Lookup | undefined
  /** Mako's own rules: nothing is escaped unless a filter says so. */
  readonly compatible?: boolean | undefined
  /** A name that nobody knows is an error at once, instead of undefined. */
  readonly strictUndefined?: boolean | undefined
  /** Names for all code, also that of module blocks; data comes before them. */
  readonly names?: Data | undefined
  /** Filters before all others. @default ['str'] */
  readonly defaultFilters?: readonly string[] | undefined
  /** Objects of functions for `<%namespace module="...">`; each function gets the context first. */
  readonly modules?: ((name: string) => Data | undefined) | undefined
  /** In seconds, for this template. */
  readonly timeLimit?: number | undefined
  /** Gets the context and the error; true means that the text so far is the page. */
  readonly errorHandler?: ErrorHandler | undefined
  /** The same for errors in included templates. */
  readonly includeErrorHandler?: ErrorHandler | undefined
  /** The page is the error as HTML, instead of an exception. */
  readonly formatExceptions?: boolean | undefined
}

export interface Templates {
  /**
   * @throws TemplateError with line and column
   * @example createTemplates({ packages, clock }).compile('Hello ${name}').render({ name: 'you' }) // => 'Hello you'
   */
  compile(text: string, options?: CompileOptions): Template
  /**
   * What is doubtful in a template, without running anything of it: not even what runs once.
   *
   * @throws TemplateError with line and column
   * @example createTemplates({ packages, clock }).check('<p>') // => []
   */
  check(text: string, options?: Pick<CompileOptions, 'name' | 'compatible'>): readonly Warning[]
}

const optionNames = [
  ...['name', 'lookup', 'compatible', 'strictUndefined', 'names', 'defaultFilters', 'modules', 'timeLimit'],
  ...['errorHandler', 'includeErrorHandler', 'formatExceptions'],
] as const

/** Only the known options, and only own ones: data that was merged into an object or a prototype changes nothing. */
function ownOptions(given: CompileOptions): CompileOptions {
  const options: Record<string, unknown> = Object.create(null)
  for (const name of optionNames) if (Object.hasOwn(given, name)) options[name] = given[name]
  return options
}

/** What decides how a text is read. */
type ReadOptions = Pick<FamilyOptions, 'compatible'> & Partial<Pick<FamilyOptions, 'defaults'>>

/** Families remembered for a look-up. */
const familiesKept = 10

const knownFilters = new Set(['h', 'x', 'u', 'trim', 'entity', 'str', 'unicode', 'json', 'n'])

/** Without an engine of its own a machine has this. */
function machineSeconds(): number {
  const { performance } = globalThis as unknown as { readonly performance: { now(): number } }
  return performance.now() / 1000
}

/** An engine: its caches end with it. */
export function createTemplates(engine: EngineOptions): Templates {
  const { packages, clock, elapsed = machineSeconds, cacheSize = 200 } = engine
  const blueprints = new LruMap<string, Blueprint>(cacheSize)
  const families = new WeakMap<Lookup, Family[]>()
  const guard = new StateGuard()
  let javascript: JavaScript | undefined
  let numbers = 0

  function read(text: string, name: string, { compatible, defaults = ['str'] }: ReadOptions): Blueprint {
    javascript ??= createJavaScript(packages)
    const source = new Source(name, text)
    const tree = parseTemplate(source, javascript)
    const generated = generateUnit(source, tree, { compatible, defaults, pageFilters: undefined })
    return blueprintOf(source, tree, generated, compatible, ++numbers)
  }

  function blueprint(text: string, name: string, options: ReadOptions): Blueprint {
    const { compatible, defaults = ['str'] } = options
    const key = `${compatible ? 1 : 0}${defaults.join()}\n${name}\n${text}`
    const known = blueprints.get(key)
    if (known !== undefined) return known
    const made = read(text, name, options)
    blueprints.set(key, made)
    return made
  }

  const timeLimitOf = (seconds: number | undefined): number => {
    const limit = seconds ?? engine.timeLimit ?? 5
    if (typeof limit === 'number' && limit > 0) return limit
    throw new KaithemError('KAITHEM_VALUE', `The time limit of a template is a number of seconds above 0, not ${limit}`)
  }

  function build(text: string, name: string, options: FamilyOptions): Unit {
    const made = blueprint(text, name, options)
    return guard.forModule({ elapsed, timeLimit: timeLimitOf(undefined) }, made, () => {
      return new Unit(made, { names: options.names, guard })
    })
  }

  function familyOf(options: FamilyOptions): Family {
    const { lookup } = options
    if (lookup === undefined) return new Family(options, build)
    const known = families.get(lookup) ?? []
    families.set(lookup, known)
    const keys = Object.keys(options) as (keyof FamilyOptions)[]
    let family = known.find((entry) => keys.every((key) => entry.options[key] === options[key]))
    if (family === undefined) {
      family = new Family(options, build)
      known.push(family)
      if (known.length > familiesKept) known.shift()
    }
    return family
  }

  const noNames: Data = Object.create(null)
  const now = (): number => clock.now()

  return {
    compile: (text, given = {}) => {
      const options = ownOptions(given)
      if (typeof text !== 'string') throw new KaithemError('KAITHEM_TYPE', 'A template is a text')
      const wrong = options.defaultFilters?.find((filter) => !knownFilters.has(filter))
      if (wrong !== undefined) throw new KaithemError('KAITHEM_VALUE', `There is no built-in filter ${wrong}`)
      const family = familyOf({
        lookup: options.lookup,
        compatible: options.compatible === true,
        strict: options.strictUndefined === true,
        names: options.names ?? noNames,
        defaults: options.defaultFilters,
        modules: options.modules,
        includeErrorHandler: options.includeErrorHandler,
        now,
      })
      const settings: TemplateSettings = {
        clock,
        guard,
        elapsed,
        timeLimit: timeLimitOf(options.timeLimit),
        errorHandler: options.errorHandler,
        formatExceptions: options.formatExceptions === true,
      }
      return new CompiledTemplate(build(text, options.name ?? 'template', family.options), family, settings)
    },
    check: (text, { name = 'template', compatible = false } = {}) => read(text, name, { compatible }).warnings,
  }
}
