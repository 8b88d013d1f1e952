/** Sentences of the shared locale, for dialogs and validators. @module */

const CATALOG = '@kaithem/node-red-kaithem/kaithem'

/** Translates a key of the shared locale; `fallback` is used as long as the catalogue is not loaded. */
export function sharedText(key: string, data: Readonly<Record<string, unknown>> = {}, fallback = key): string {
  return RED._(`${CATALOG}:${key}`, { ...data, defaultValue: fallback })
}

/** The text for a place that may take it for HTML: tooltips of Node-RED's list of config nodes do. */
export function withoutMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›')
}
