/**
 * YAML 1.2 with the types of 1.1 for what JSON lacks: !!binary, !!timestamp and !!set.
 *
 * Porting note: `yes`, `no`, `on`, `off` and `12:30` are texts in YAML, as in YAML 1.2; Kaithem takes them for true, false and a
 * number. What is written is read the same way by both.
 *
 * @module
 */

import type { Document, DocumentOptions, ParseOptions, SchemaOptions, ToStringOptions } from 'yaml'
import type { Codec, CodecDeps } from './codec.ts'
import { type Dialect, toPlain } from './plain.ts'
import { fromTagged, taggedDialect, taggedEntries } from './tagged.ts'

/** What is used of the package. */
interface Yaml {
  parseDocument(text: string, options: ParseOptions & DocumentOptions & SchemaOptions): Document
  stringify(data: unknown, options: DocumentOptions & SchemaOptions & ToStringOptions): string
  visit(document: Document, visitor: { Map(key: unknown, map: YamlMap): void }): void
}

interface YamlMap {
  readonly items: readonly { readonly key: unknown }[]
}

/** How files are read and written; ordered maps and lists of pairs are left out because reading them takes quadratic time. */
const options: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.2',
  resolveKnownTags: false,
  customTags: ['binary', 'timestamp', 'set', 'merge'],
  // Its own check takes quadratic time; see `refuseTwins`.
  uniqueKeys: false,
  prettyErrors: true,
  logLevel: 'error',
}

/** Texts that older readers would take for something else are quoted for them. */
const writing: ToStringOptions & DocumentOptions & SchemaOptions = { ...options, compat: 'yaml-1.1', lineWidth: 0 }

/** A key that stands twice in one map. */
function refuseTwins(yaml: Yaml, document: Document): void {
  yaml.visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (typeof key !== 'object' || key === null || !('value' in key)) continue
        if (seen.has(key.value)) throw new Error(`the key ${String(key.value)} stands twice in one map`)
        seen.add(key.value)
      }
    },
  })
}

function isYearPlain(date: Date): boolean {
  const year = date.getUTCFullYear()
  return year >= 100 && year <= 9999
}

export function createYaml({ bytes, packages }: CodecDeps): Codec {
  const load = (): Yaml => packages.load('yaml') as Yaml
  const tagged = taggedDialect(bytes)
  const dialect: Dialect = {
    ...{ name: 'YAML', null: true },
    ...tagged,
    set: (values) => new Set(values),
    // A copy: the package would write the whole memory that a part of it belongs to.
    bytes: (content) => bytes.own(content.slice()),
    // It would be read as a merge.
    object: (object) => (Object.hasOwn(object, '<<') ? taggedEntries(object) : tagged.object(object)),
    // The package takes the year 99 for 1999, and its timestamps have four digits for the year.
    date: (date) => (isYearPlain(date) ? new Date(date.getTime()) : tagged.date(date)),
    oddNumber: (number) => number,
    loneSurrogates: false,
  }
  return {
    encode: (data) => bytes.fromText(load().stringify(toPlain(data, dialect), writing)),
    decode: (content) => {
      const yaml = load()
      const document = yaml.parseDocument(bytes.toText(content), options)
      const [error] = document.errors
      if (error !== undefined) throw error
      refuseTwins(yaml, document)
      return fromTagged(document.toJS({ maxAliasCount: 100 }), bytes)
    },
  }
}
