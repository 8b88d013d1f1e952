/** What a page may say of itself: defaults, and what stands at the top of its text. @module */

import { KaithemError, valueText } from '../../errors.ts'
import type { Field } from './front-matter.ts'

export const engines = ['mako', 'markdown', 'none'] as const
export type Engine = (typeof engines)[number]

export interface PageSettings {
  /** What makes the page of its text. */
  readonly engine: Engine
  /** Without its charset. */
  readonly mime: string
  /** All of them are needed. */
  readonly permissions: readonly string[]
  /** In capitals. */
  readonly methods: readonly string[]
  /** Other origins that may ask; `*` for all. */
  readonly origins: readonly string[]
  /** Whether the page stands between the header and the footer of the site. */
  readonly header: boolean
  /** Whether that header has the navigation bar. */
  readonly navigation: boolean
  /** Seconds after which the browser loads the page anew; 0 for never. */
  readonly reload: number
  /** Whether the page is sent while it is made. */
  readonly streaming: boolean
  /** Address of a style sheet; '' for none. */
  readonly theme: string
  /** Text at the top of the page; '' for none. */
  readonly banner: string
  /** '' for that of the node. */
  readonly title: string
  /** Whether `${}` escapes nothing, as Mako does. */
  readonly compatible: boolean
  /** Whether HTML in Markdown stays. */
  readonly html: boolean
}

export const defaultSettings: PageSettings = {
  engine: 'mako',
  mime: 'text/html',
  permissions: [],
  methods: ['GET', 'POST'],
  origins: [],
  header: true,
  navigation: true,
  reload: 0,
  streaming: false,
  theme: '',
  banner: '',
  title: '',
  compatible: false,
  html: false,
}

/** What the text of a page says. */
export interface TextSettings {
  readonly settings: Partial<PageSettings>
  /** Code that Kaithem keeps among the settings. */
  readonly setup?: string
  readonly code?: string
  /** Names that mean nothing here, with their lines. */
  readonly unknown: readonly { readonly name: string; readonly line: number }[]
}

/** Fields of Kaithem's files that are about the file and not about the page. */
const ignored = /^(resource-.*|template-name|auto-reload-interval)$/

/** Seconds between two loads when a page only says that it wants them. */
const usualReload = 5

type Settings = { -readonly [K in keyof PageSettings]?: PageSettings[K] }
type Read = (field: Field, name: string, all: ReadonlyMap<string, Field>) => Settings

function refuse(name: string, { line }: Field, text: string): never {
  const message = `Line ${line} of the page's settings: ${name} ${text}`
  throw new KaithemError('KAITHEM_VALUE', message, { line, field: name })
}

function readText(field: Field, name: string): string {
  const { value } = field
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return refuse(name, field, 'must be text')
}

function readFlag(field: Field, name: string): boolean {
  const { value } = field
  if (typeof value === 'boolean') return value
  const text = valueText(value).toLowerCase()
  if (['yes', 'on', 'true', '1'].includes(text)) return true
  if (['no', 'off', 'false', '0', ''].includes(text) || value === null) return false
  return refuse(name, field, 'must be true or false')
}

/** A list, or one text with commas or spaces. */
function readList(field: Field, name: string): string[] {
  const { value } = field
  if (value === null || value === undefined) return []
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((text) => text !== '')
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value
  return refuse(name, field, 'must be a list of texts')
}

/** @throws KAITHEM_VALUE where it is no method */
export function readMethods(methods: readonly string[]): string[] {
  return methods.map((method) => {
    const name = method.toUpperCase()
    if (/^[A-Z]+$/.test(name)) return name
    throw new KaithemError('KAITHEM_VALUE', `"${method}" is no method of HTTP`, { method })
  })
}

function readMime(field: Field, name: string): Settings {
  const mime = readText(field, name).trim().toLowerCase()
  if (mime === '') return {}
  return isMime(mime) ? { mime } : refuse(name, field, `"${mime}" is no type of content such as text/html`)
}

/** Such as text/html. */
export function isMime(text: string): boolean {
  return /^[\w.+-]+\/[\w.+-]+$/.test(text)
}

function readEngine(field: Field, name: string): Settings {
  const text = readText(field, name).trim().toLowerCase()
  const engine = engines.find((known) => known === text)
  if (engine !== undefined) return { engine }
  return text === '' ? {} : refuse(name, field, `"${text}" is not one of ${engines.join(', ')}`)
}

function readReload(field: Field, name: string, all: ReadonlyMap<string, Field>): Settings {
  if (typeof field.value === 'number' && field.value > 1) return { reload: field.value }
  if (!readFlag(field, name)) return { reload: 0 }
  const interval = all.get('auto-reload-interval')
  const seconds = Number(interval?.value ?? usualReload)
  if (interval === undefined || (Number.isFinite(seconds) && seconds >= 1)) return { reload: seconds }
  return refuse('auto-reload-interval', interval, 'must be a number of seconds, 1 or more')
}

function readMethodField(field: Field, name: string): Settings {
  const methods = readList(field, name)
  try {
    return { methods: readMethods(methods) }
  } catch {
    return refuse(name, field, 'must be a list of methods such as GET and POST')
  }
}

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['template-engine', readEngine],
  ['mimetype', readMime],
  ['require-permissions', (field, name) => ({ permissions: readList(field, name) })],
  ['require-method', readMethodField],
  ['allow-xss', (field, name) => (readFlag(field, name) ? { origins: ['*'] } : {})],
  ['allow-origins', (field, name) => ({ origins: readList(field, name) })],
  ['no-navheader', (field, name) => ({ navigation: !readFlag(field, name) })],
  ['no-header', (field, name) => ({ header: !readFlag(field, name) })],
  ['auto-reload', readReload],
  ['streaming-response', (field, name) => ({ streaming: readFlag(field, name) })],
  ['theme-css-url', (field, name) => ({ theme: readText(field, name) })],
  ['alt-top-banner', (field, name) => ({ banner: readText(field, name) })],
  ['title', (field, name) => ({ title: readText(field, name) })],
  ['mako-compatible', (field, name) => ({ compatible: readFlag(field, name) })],
  ['markdown-html', (field, name) => ({ html: readFlag(field, name) })],
])

/** The names that mean something, for the documentation and its test. */
export const fieldNames: readonly string[] = [...readers.keys(), 'auto-reload-interval', 'setupcode', 'code']

/** @throws KAITHEM_VALUE with `data.line` and `data.field` */
export function readSettings(fields: ReadonlyMap<string, Field>): TextSettings {
  const settings: Settings = {}
  const unknown: { name: string; line: number }[] = []
  const code: { setup?: string; code?: string } = {}
  for (const [name, field] of fields) {
    const read = readers.get(name)
    if (read !== undefined) {
      const { origins, ...found } = read(field, name, fields)
      Object.assign(settings, found)
      if (origins !== undefined) settings.origins = [...(settings.origins ?? []), ...origins]
    } else if (name === 'setupcode') code.setup = readText(field, name)
    else if (name === 'code') code.code = readText(field, name)
    else if (!ignored.test(name)) unknown.push({ name, line: field.line })
  }
  return { settings, ...code, unknown }
}
