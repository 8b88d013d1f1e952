/** How a tag is shown: checking what was asked for, and the id it gives. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { TagType } from '../tags/types.ts'
import type { TagWidgetOptions } from '../tags/widget-seam.ts'
import { longestId } from './frames.ts'
import type { Sign } from './signer.ts'

const kinds = [
  'meter',
  'gauge',
  'slider',
  'number',
  'switch',
  'select',
  'text',
  'display',
  'span',
  'chart',
  'spark',
] as const
export type TagWidgetKind = (typeof kinds)[number]

/** Which tags can be shown as what. */
const numbersOnly: ReadonlySet<string> = new Set(['meter', 'gauge', 'slider', 'number', 'switch', 'chart', 'spark'])

export interface CheckedTagOptions extends Omit<TagWidgetOptions, 'type'> {
  readonly type?: TagWidgetKind
}

const words: Readonly<Record<string, readonly string[]>> = {
  type: kinds,
  orient: ['horizontal', 'vertical'],
  send: ['realtime', 'onrelease'],
}
const numbers = new Set(['min', 'max', 'step', 'seconds'])
const texts = new Set(['label', 'displayUnits'])
const mostSeconds = 7 * 86_400

function check(name: string, value: unknown, tag: string): unknown {
  const what = `${name} of the widget of tag ${tag}`
  const choices = Object.hasOwn(words, name) ? words[name] : undefined
  if (choices !== undefined) {
    if (choices.some((one) => one === value)) return value
    throw new KaithemError('KAITHEM_VALUE', `${what} is one of ${choices.join(', ')}, not ${valueText(value)}`, { tag })
  }
  if (texts.has(name)) {
    if (typeof value === 'string' && value.length <= 200) return value
    throw new KaithemError('KAITHEM_TYPE', `${what} is a text of up to 200 characters`, { tag })
  }
  if (!numbers.has(name)) throw new KaithemError('KAITHEM_VALUE', `There is no option ${name} of a widget`, { tag })
  const isGood = typeof value === 'number' && Number.isFinite(value)
  if (!isGood) throw new KaithemError('KAITHEM_TYPE', `${what} is a number, not ${valueText(value)}`, { tag })
  if ((name === 'step' && value < 0) || (name === 'seconds' && !(value > 0 && value <= mostSeconds))) {
    throw new KaithemError('KAITHEM_VALUE', `${what} cannot be ${value}`, { tag })
  }
  return value
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option */
export function checkTagOptions(options: unknown, type: TagType, tag: string): CheckedTagOptions {
  if (options === undefined || options === null) return {}
  if (typeof options !== 'object' || Array.isArray(options)) {
    throw new KaithemError('KAITHEM_TYPE', `The options of the widget of tag ${tag} are an object`, { tag })
  }
  const entries = Object.entries(options)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [name, check(name, value, tag)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const checked = Object.fromEntries(entries) as CheckedTagOptions
  if (checked.type !== undefined && numbersOnly.has(checked.type) && type !== 'number') {
    const message = `A tag of the type ${type} cannot be shown as ${checked.type}`
    throw new KaithemError('KAITHEM_VALUE', message, { tag, type: checked.type })
  }
  return checked
}

const prefix = 'tag:'

/** The id of a widget: the same for the same tag and options, also after a restart. @throws KAITHEM_VALUE too long */
export function tagWidgetId(tag: string, options: CheckedTagOptions, sign: Sign): string {
  const json = JSON.stringify(options)
  const what = `${json === '{}' ? '' : encodeURIComponent(json)}${tag}`
  const id = `${prefix}${sign(what)}.${what}`
  if (id.length <= longestId) return id
  throw new KaithemError('KAITHEM_VALUE', `The name of tag ${tag.slice(0, 60)}… is too long for a widget`, {})
}

/** The tag and the options of such an id; undefined for another one. */
export function parseTagWidgetId(id: string): { readonly tag: string; readonly options: unknown } | undefined {
  const [, json = '', tag] = /^tag:[\w-]+\.([^/=]*)([/=].*)$/s.exec(id) ?? []
  if (tag === undefined) return undefined
  try {
    return { tag, options: json === '' ? {} : JSON.parse(decodeURIComponent(json)) }
  } catch {
    return undefined
  }
}
