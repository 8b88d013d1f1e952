/** How a namespace lists its public names: see lib/api-names.ts. @module */

/** A public name and the section of the API it belongs to. */
export interface ApiName {
  readonly name: string
  readonly section: string
}

/**
 * Names of one section.
 *
 * @param names separated by white space
 * @example section('kaithem.units', 'kaithem.units.', 'convert define')
 */
export function section(title: string, prefix: string, names: string): ApiName[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name: `${prefix}${name}`, section: title }))
}
