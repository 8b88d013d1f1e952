/** What is said about a page when it is added. @module */

import { KaithemError } from '../../errors.ts'
import { checkPageName } from './names.ts'
import type { PageSettings } from './settings.ts'

/** A page, or a template that other pages include. */
export const kinds = ['page', 'template'] as const
export type Kind = (typeof kinds)[number]

export interface PageOptions {
  readonly module: string
  /** Below the module, such as `garage/door`. */
  readonly path: string
  /** The text, maybe with settings at its top. */
  readonly body: string
  /** Code that runs once, when the page is compiled. */
  readonly setup?: string
  /** Code that runs at each visit, before the text. */
  readonly code?: string
  /** Default `page`. */
  readonly kind?: Kind
  /** How people call it, for titles and errors; default its path. */
  readonly name?: string
  /** What the page keeps of its own text belongs to it. */
  readonly id?: string
  /** What holds where the text does not say otherwise. */
  readonly settings?: Partial<PageSettings>
}

const texts = ['body', 'setup', 'code', 'name', 'id'] as const

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function checkPageOptions(options: unknown): PageOptions {
  if (typeof options !== 'object' || options === null) {
    throw new KaithemError('KAITHEM_TYPE', 'A page is described by an object: { module, path, body }', {})
  }
  const given = options as Record<keyof PageOptions, unknown>
  checkPageName('module', given.module)
  checkPageName('path', given.path)
  for (const name of texts) {
    const value = given[name]
    if (typeof value === 'string' || (value === undefined && name !== 'body')) continue
    throw new KaithemError('KAITHEM_TYPE', `The ${name} of a page must be text, not ${typeof value}`, { name })
  }
  if (given.kind === undefined || kinds.some((kind) => kind === given.kind)) return options as PageOptions
  throw new KaithemError('KAITHEM_VALUE', `The kind of a page is ${kinds.join(' or ')}`, { kind: given.kind })
}
