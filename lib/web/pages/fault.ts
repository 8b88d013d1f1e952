/** An error of a page as its author understands it: where it is in the text that was written. @module */

import { errorText, isKaithemError } from '../../errors.ts'
import type { PageSource, Part } from './source.ts'

export interface PageFault {
  readonly message: string
  readonly phase: 'compile' | 'render'
  /** Where: in the page itself, or in another template. */
  readonly part: Part | 'settings' | 'template'
  readonly template: string
  /** From 1, where it is known. */
  readonly line: number | undefined
  readonly column: number | undefined
  /** The lines around the place; '' where they are not known. */
  readonly excerpt: string
  /** All of it, as text. */
  readonly text: string
}

/** The members of the template engine's errors that are used; errors may come from another copy of it. */
interface TemplateErrorLike {
  readonly templateName: string
  readonly phase: 'compile' | 'render'
  /** 0 where it is not known. */
  readonly line: number
  readonly column: number
  readonly excerpt: string
  /** What is wrong, without the place. */
  readonly reason: string
  readonly trace: readonly string[]
}

function isTemplateError(error: unknown): error is TemplateErrorLike {
  return typeof error === 'object' && error !== null && 'templateName' in error && 'phase' in error
}

/** A number of the error's data. */
function numberOf(error: unknown, name: string): number | undefined {
  const value = isKaithemError(error) ? error.data[name] : undefined
  return typeof value === 'number' ? value : undefined
}

const partNames = { body: '', code: ' (code)', setup: ' (setup code)', settings: ' (settings)', template: '' } as const

function withText(fault: Omit<PageFault, 'text'>, trace: readonly string[]): PageFault {
  const { message, template, part, line, column, excerpt } = fault
  const at = line === undefined ? '' : `, line ${line}${column === undefined ? '' : `, column ${column}`}`
  const way = trace.map((step) => `    at ${step}`).join('\n')
  const text = [`${message}\n${template}${partNames[part]}${at}`, excerpt, way]
    .filter((part) => part !== '')
    .join('\n\n')
  return { ...fault, text }
}

const known = (number: number | undefined): number | undefined => (number === 0 ? undefined : number)

/**
 * What is told of an error.
 *
 * @param name of the page as a template
 * @param sourceOf the text of a page, once it could be divided
 */
export function faultOf(error: unknown, name: string, sourceOf: (name: string) => PageSource | undefined): PageFault {
  if (!isTemplateError(error)) {
    const isRead = sourceOf(name) !== undefined
    const [phase, part] = isRead ? (['render', 'body'] as const) : (['compile', 'settings'] as const)
    const place = { line: numberOf(error, 'line'), column: numberOf(error, 'column') }
    return withText({ message: errorText(error), phase, part, template: name, ...place, excerpt: '' }, [])
  }
  const { templateName: template, phase, reason: message, excerpt } = error
  const fault = { message, phase, template, column: known(error.column) }
  const sources = new Map([template, name].map((each) => [each, sourceOf(each)]))
  const trace = error.trace.map((step) => {
    return [...sources].reduce((text, [each, source]) => source?.mapTrace(text, each) ?? text, step)
  })
  const source = sources.get(template)
  if (source === undefined || error.line === 0) {
    return withText({ ...fault, part: 'template', line: known(error.line), excerpt }, trace)
  }
  const place = source.place(error.line)
  return withText({ ...fault, ...place, excerpt: source.excerpt(place) }, trace)
}
