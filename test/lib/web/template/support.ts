/** What the tests of templates share. */

import { createRequire } from 'node:module'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { type CompileOptions, createTemplates, type Templates } from '../../../../lib/web/template/engine.ts'
import type { TemplateError } from '../../../../lib/web/template/error.ts'
import { createJavaScript } from '../../../../lib/web/template/javascript.ts'

export const packages = { load: createRequire(import.meta.url) as (name: string) => unknown }

export const javascript = createJavaScript(packages)

export const templates: Templates = createTemplates({ packages, clock: new ManualClock(1000) })

type Data = Readonly<Record<string, unknown>>
export interface RenderOptions extends CompileOptions {
  /** Other templates by name. */
  readonly files?: Readonly<Record<string, string>>
}

export function compile(text: string, { files, ...options }: RenderOptions = {}) {
  const lookup =
    files === undefined ? {} : { lookup: (uri: string) => (Object.hasOwn(files, uri) ? files[uri] : undefined) }
  return templates.compile(text, { name: 'page.html', ...lookup, ...options })
}

/** The text of a page that does not await. */
export function render(text: string, data: Data = {}, options: RenderOptions = {}): string {
  const result = compile(text, options).render(data)
  if (typeof result !== 'string') throw new Error('this page awaits')
  return result
}

export const compatible = (text: string, data: Data = {}, options: RenderOptions = {}): string =>
  render(text, data, { ...options, compatible: true })

/** What is thrown. */
export function thrown(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

/** The error of compiling or rendering: `place` is `name:line:column`. */
export function errorOf(text: string, data: Data = {}, options: RenderOptions = {}) {
  const error = thrown(() => render(text, data, options)) as TemplateError
  if (error.name !== 'TemplateError') throw error
  return {
    place: `${error.templateName}:${error.line}:${error.column}`,
    reason: error.reason,
    phase: error.phase,
    code: error.code,
    error,
  }
}
