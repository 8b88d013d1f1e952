/** The texts of the pages, in the languages there are. @module */

import { KaithemError } from '../errors.ts'
import type { Packages } from '../platform/packages.ts'

/** The first is for whoever reads none of them. */
export const languages = ['en-US', 'de'] as const
export type Language = (typeof languages)[number]

/** A catalogue: texts by key, in groups. */
interface Catalogue {
  readonly [key: string]: string | Catalogue
}

/** The best of our languages for an Accept-Language header. */
export function languageFor(header: string | undefined): Language {
  const wanted = (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined)
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    const [primary] = tag.split('-')
    const found = languages.find((language) => language.toLowerCase().split('-')[0] === primary)
    if (found !== undefined) return found
  }
  return languages[0]
}

const file = (language: Language): string => `#locales/${language}/kaithem-web.json`

export class Texts {
  private readonly packages: Packages
  private readonly catalogues = new Map<Language, Catalogue>()

  constructor(packages: Packages) {
    this.packages = packages
  }

  /** A text with its `__name__` filled in. @throws KAITHEM_KEY for a key that does not exist */
  get(language: Language, key: string, values: Readonly<Record<string, string | number>> = {}): string {
    let found: string | Catalogue | undefined = this.catalogue(language)
    for (const part of key.split('.')) {
      found = typeof found === 'object' && Object.hasOwn(found, part) ? found[part] : undefined
    }
    if (typeof found !== 'string') throw new KaithemError('KAITHEM_KEY', `There is no text ${key}`, { key })
    return found.replace(/__(\w+?)__/g, (mark, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : mark,
    )
  }

  private catalogue(language: Language): Catalogue {
    const known = this.catalogues.get(language)
    if (known !== undefined) return known
    const loaded = this.packages.load(file(language)) as Catalogue
    this.catalogues.set(language, loaded)
    return loaded
  }
}
