/** The shared texts as the editor gives them, for dialog code that runs without a page. @module */

import { readFileSync } from 'node:fs'

const texts = JSON.parse(
  readFileSync(new URL('../../../locales/en-US/kaithem.json', import.meta.url), 'utf8'),
) as object

/** As the editor does: looks the key up and puts values in. */
export function translate(key: string, data: Readonly<Record<string, unknown>>): string {
  const path = key.slice(key.indexOf(':') + 1).split('.')
  const found = path.reduce<unknown>((tree, step) => (tree as Record<string, unknown> | undefined)?.[step], texts)
  if (typeof found !== 'string') return String(data.defaultValue)
  return found.replace(/__(\w+)__/g, (_all, name: string) => String(data[name]))
}
