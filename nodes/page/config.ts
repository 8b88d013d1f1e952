/** Settings of kaithem-page: shape, defaults and checks, for the runtime and the dialog. @module */

import { moduleFault, moduleOf, type NameFault, pathFault, slug } from '../../lib/web/pages/names.ts'
import { checkChoice, checkNumber } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  module: '',
  path: '',
  kind: 'page',
  engine: 'mako',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template
  body: '<h1>Hello</h1>\n<p>It is ${new Date().toLocaleTimeString()}.</p>\n',
  setup: '',
  code: '',
  mime: 'text/html',
  methods: 'GET, POST',
  permissions: '',
  origins: '',
  header: true,
  navigation: true,
  streaming: false,
  compatible: false,
  markdownHtml: false,
  reload: '',
  theme: '',
  banner: '',
} as const

export const kinds = ['page', 'template'] as const
export const engines = ['mako', 'markdown', 'none'] as const

export interface PageConfig {
  readonly name: string
  /** '' for the label of the tab. */
  readonly module: string
  readonly path: string
  readonly kind: (typeof kinds)[number]
  readonly engine: (typeof engines)[number]
  readonly body: string
  readonly setup: string
  readonly code: string
  readonly mime: string
  readonly methods: readonly string[]
  readonly permissions: readonly string[]
  readonly origins: readonly string[]
  readonly header: boolean
  readonly navigation: boolean
  readonly streaming: boolean
  readonly compatible: boolean
  readonly markdownHtml: boolean
  /** Seconds; 0 for never. */
  readonly reload: number
  readonly theme: string
  readonly banner: string
}

/** A list with commas or spaces. */
export function readList(raw: RawConfig, property: string, fallback = ''): string[] {
  return readText(raw, property, fallback)
    .split(/[\s,]+/)
    .filter((text) => text !== '')
}

/** The path: the one that is set, else one made of the name. */
export function pathOf(raw: RawConfig): string {
  return readName(raw, 'path') || slug(readName(raw, 'name')) || 'page'
}

/** The module: the one that is set, else the label of the tab. */
export function moduleName(module: string, label: string): string {
  return module || moduleOf(label) || 'flow'
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  const module = readName(raw, 'module')
  return [
    ...(module === '' ? [] : nameIssue('module', module, moduleFault(module))),
    ...nameIssue('path', pathOf(raw), pathFault(pathOf(raw))),
    ...checkChoice(raw, 'kind', kinds),
    ...checkChoice(raw, 'engine', engines),
    ...checkNumber(raw, 'reload', { min: 1, max: 86_400 }),
    ...checkMime(raw),
    ...checkMethods(raw),
  ]
}

function nameIssue(property: 'module' | 'path', name: string, fault: NameFault | undefined): Issue[] {
  if (fault === undefined) return []
  const shown = name.slice(0, 80)
  const message = `"${shown}" cannot be the ${property} of a page (${fault}).`
  return [{ property, code: 'KAITHEM_VALUE', reason: `page-${fault}`, message, data: { name: shown } }]
}

function checkMime(raw: RawConfig): Issue[] {
  const mime = readName(raw, 'mime', defaults.mime)
  if (mime === '' || /^[\w.+-]+\/[\w.+-]+$/.test(mime)) return []
  const message = `"${mime.slice(0, 80)}" is no type of content such as text/html.`
  return [{ property: 'mime', code: 'KAITHEM_VALUE', reason: 'page-mime', message, data: { mime: mime.slice(0, 80) } }]
}

function checkMethods(raw: RawConfig): Issue[] {
  const method = readList(raw, 'methods', defaults.methods).find((name) => !/^[A-Za-z]+$/.test(name))
  if (method === undefined) return []
  const message = `"${method.slice(0, 80)}" is no method of HTTP such as GET.`
  const data = { method: method.slice(0, 80) }
  return [{ property: 'methods', code: 'KAITHEM_VALUE', reason: 'page-method', message, data }]
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): PageConfig {
  refuseIssues(check(raw))
  const methods = readList(raw, 'methods', defaults.methods).map((method) => method.toUpperCase())
  return {
    name: readName(raw, 'name'),
    module: readName(raw, 'module'),
    path: pathOf(raw),
    kind: readChoice(raw, 'kind', kinds),
    engine: readChoice(raw, 'engine', engines),
    body: readText(raw, 'body'),
    setup: readText(raw, 'setup'),
    code: readText(raw, 'code'),
    mime: readName(raw, 'mime').toLowerCase() || defaults.mime,
    methods: methods.length === 0 ? ['GET', 'POST'] : methods,
    permissions: readList(raw, 'permissions'),
    origins: readList(raw, 'origins'),
    header: readFlag(raw, 'header', defaults.header),
    navigation: readFlag(raw, 'navigation', defaults.navigation),
    streaming: readFlag(raw, 'streaming', defaults.streaming),
    compatible: readFlag(raw, 'compatible', defaults.compatible),
    markdownHtml: readFlag(raw, 'markdownHtml', defaults.markdownHtml),
    reload: readNumber(raw, 'reload') ?? 0,
    theme: readName(raw, 'theme'),
    banner: readText(raw, 'banner'),
  }
}
