/** A page that is ready to be made: its settings, and its template with what was created for it. @module */

import type { Packages } from '../../platform/packages.ts'
import { splitPage } from './front-matter.ts'
import { renderMarkdown } from './markdown.ts'
import type { PageOptions } from './page-options.ts'
import { defaultSettings, type PageSettings, readSettings } from './settings.ts'
import { PageSource } from './source.ts'
import type { Check, Compile, CompileOptions, Template, Warning } from './template.ts'

/** A text with its settings, before anything of it runs. */
export interface ReadPage {
  readonly settings: PageSettings
  readonly source: PageSource
  /** Of the settings; those of the template come with it. */
  readonly warnings: readonly PageWarning[]
}

export interface PageWarning {
  readonly message: string
  readonly part: 'body' | 'code' | 'setup' | 'settings'
  readonly line: number
  readonly column: number
}

/** @throws KAITHEM_VALUE for settings that cannot be read */
export function readPage(options: PageOptions, packages: Packages): ReadPage {
  const { fields, body, lines } = splitPage(options.body, packages)
  const { settings, setup, code, unknown } = readSettings(fields)
  const parts = { setup: join(setup, options.setup), code: join(code, options.code) }
  const warnings = unknown.map(({ name, line }): PageWarning => {
    return { message: `${name} means nothing here`, part: 'settings', line, column: 1 }
  })
  return {
    settings: { ...defaultSettings, ...options.settings, ...settings },
    source: new PageSource({ body, lines, ...parts }),
    warnings,
  }
}

/** Code of the settings comes before that of the node. */
function join(first = '', second = ''): string {
  return [first, second].filter((text) => text.trim() !== '').join('\n')
}

export interface TemplateDeps {
  readonly compile: Compile
  readonly packages: Packages
}

/** A template that is always the same text. */
function fixed(text: string): Template {
  return { warnings: [], render: () => text, renderTo: (_data, write) => write(text) }
}

/**
 * The template of a page.
 *
 * @throws TemplateError, KAITHEM_UNAVAILABLE without the package for Markdown
 */
export function compilePage(page: ReadPage, options: CompileOptions, { compile, packages }: TemplateDeps): Template {
  const { settings, source } = page
  if (settings.engine === 'mako') return compile(source.text, options)
  return fixed(settings.engine === 'none' ? source.body : renderMarkdown(source.body, settings, packages))
}

/** What is doubtful in a page, where its author wrote it; nothing of it runs. @throws TemplateError */
export function checkPage({ settings, source, warnings }: ReadPage, name: string, check: Check): PageWarning[] {
  if (settings.engine !== 'mako') return [...warnings]
  const { compatible } = settings
  return [...warnings, ...placed(check(source.text, { name, compatible }), source)]
}

/** Warnings of a template, where their author wrote them. */
export function placed(warnings: readonly Warning[], source: PageSource): PageWarning[] {
  return warnings.map(({ message, line, column }) => ({ message, column, ...source.place(line) }))
}
