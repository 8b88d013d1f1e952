/** Sentences of the shared locale, for dialogs and validators. @module */

const CATALOG = '@kaithem/node-red-kaithem/kaithem'

/** Translates a key of the shared locale; `fallback` is used as long as the catalogue is not loaded. */
export function sharedText(key: string, data: Readonly<Record<string, unknown>> = {}, fallback = key): string {
  return RED._(`${CATALOG}:${key}`, { ...data, defaultValue: fallback })
}
