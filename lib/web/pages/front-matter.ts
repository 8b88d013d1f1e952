/** The settings that stand at the top of a page's text, as YAML between two lines of `---`. @module */

import type { Document, DocumentOptions, LineCounter, ParseOptions, SchemaOptions } from 'yaml'
import { errorText, KaithemError } from '../../errors.ts'
import type { Packages } from '../../platform/packages.ts'

/** A setting as it was written, and its line in the text, from 1. */
export interface Field {
  readonly value: unknown
  readonly line: number
}

export interface PageText {
  readonly fields: ReadonlyMap<string, Field>
  readonly body: string
  /** Lines in front of the body. */
  readonly lines: number
}

/** What is used of the package. */
interface Yaml {
  readonly LineCounter: new () => LineCounter
  parseDocument(text: string, options: ParseOptions & DocumentOptions & SchemaOptions): Document
}

interface KeyNode {
  readonly value?: unknown
  readonly range?: readonly [number, number, number] | null
}

const mark = /^---[ \t]*(?:\r?\n|$)/
/** Characters of the settings at the most. */
const longest = 100_000

const refuse = (text: string, line: number, column?: number): never => {
  const data = column === undefined ? { line } : { line, column }
  throw new KaithemError('KAITHEM_VALUE', `Line ${line} of the page's settings: ${text}`, data)
}

/**
 * Divides the text of a page; one that does not begin with `---` is all body.
 *
 * @throws KAITHEM_VALUE with `data.line` for settings that cannot be read
 */
export function splitPage(text: string, packages: Packages): PageText {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text
  const opening = mark.exec(content)
  if (opening === null) return { fields: new Map(), body: content, lines: 0 }
  const start = opening[0].length
  const closing = /^---[ \t]*(?:\r?\n|$)/m.exec(content.slice(start))
  if (closing === null) return refuse('the first line is ---, but no second line of --- ends the settings', 1)
  const yaml = content.slice(start, start + closing.index)
  if (yaml.length > longest) return refuse(`they have more than ${longest} characters`, 1)
  const body = content.slice(start + closing.index + closing[0].length)
  const lines = yaml.split('\n').length + 1
  return { fields: readFields(yaml, packages), body, lines }
}

function readFields(text: string, packages: Packages): Map<string, Field> {
  const yaml = packages.load('yaml') as Yaml
  const lineCounter = new yaml.LineCounter()
  const document = yaml.parseDocument(text, { version: '1.2', logLevel: 'error', prettyErrors: false, lineCounter })
  // One more for the line that opens the settings.
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line + 1
  const [error] = document.errors
  if (error !== undefined) return refuse(error.message, lineAt(error.pos[0]), lineCounter.linePos(error.pos[0]).col)
  const contents = document.contents as { items?: readonly { key: KeyNode }[] } | null
  if (contents === null) return new Map()
  if (contents.items?.every(({ key }) => typeof key?.value === 'string') !== true) {
    return refuse('they must be names with values, such as "title: Garage"', 2)
  }
  const values = readValues(document)
  const fields = contents.items.map(({ key }) => {
    const name = String(key.value)
    return [name, { value: values.get(name), line: lineAt(key.range?.[0] ?? 0) }] as const
  })
  return new Map(fields)
}

function readValues(document: Document): Map<unknown, unknown> {
  try {
    return document.toJS({ mapAsMap: true, maxAliasCount: 100 })
  } catch (error) {
    return refuse(errorText(error), 2)
  }
}
