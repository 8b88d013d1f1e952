/** Names of pages: their module and their path in it. Used by the dialog too. @module */

import { KaithemError } from '../../errors.ts'

/** Where the pages of users are, below the root of the web part. */
export const pagesRoot = 'pages'
/** The page of a folder itself. */
export const indexName = '__index__'
/** The page that answers for what a folder lacks. */
export const defaultName = '__default__'

/** Longest module or path, in characters. */
export const longestName = 512

/** Why a name cannot be used. */
export type NameFault = 'empty' | 'long' | 'char' | 'dots' | 'slash'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const unsafe = /[\\\u0000-\u001f\u007f]|\p{Surrogate}/u

function partFault(part: string): NameFault | undefined {
  if (part === '') return 'slash'
  return part === '.' || part === '..' ? 'dots' : undefined
}

/** What is wrong with the path of a page in its module, such as `garage/door`, or undefined. */
export function pathFault(path: string): NameFault | undefined {
  if (path.trim() === '') return 'empty'
  if (path.length > longestName) return 'long'
  if (unsafe.test(path)) return 'char'
  return path
    .split('/')
    .map(partFault)
    .find((fault) => fault !== undefined)
}

/** What is wrong with the name of a module, or undefined. */
export function moduleFault(module: string): NameFault | undefined {
  return module.includes('/') ? 'slash' : pathFault(module)
}

const reasons: Readonly<Record<NameFault, string>> = {
  empty: 'it is empty',
  long: `it has more than ${longestName} characters`,
  char: 'it has a backslash or a character that no address may have',
  dots: 'no part of it may be . or ..',
  slash: 'there is a slash too many',
}

/** @throws KAITHEM_TYPE for anything but text, KAITHEM_VALUE for a name that cannot be used */
export function checkPageName(what: 'module' | 'path', name: unknown): string {
  if (typeof name !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `The ${what} of a page must be text, not ${typeof name}`, { what })
  }
  const fault = what === 'module' ? moduleFault(name) : pathFault(name)
  if (fault === undefined) return name
  const shown = name.slice(0, 80)
  throw new KaithemError('KAITHEM_VALUE', `"${shown}" cannot be the ${what} of a page: ${reasons[fault]}`, {
    ...{ [what]: shown, fault },
  })
}

/** The path a page gets from its name: small letters, digits and dashes. @example slug('Garage door!') // 'garage-door' */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_./]+/gu, '-')
    .replace(/\/\/+/g, '/')
    .replace(/^[-./]+|[-./]+$/g, '')
}

/** The module that a label gives: slashes would divide it. @example moduleOf('heating/hall') // 'heating-hall' */
export function moduleOf(label: string): string {
  return label.replace(/[/\\]+/g, '-').trim()
}

/** The address of a page below the root of the web part. @example pageUrl('shop', 'a b') // '/pages/shop/a%20b' */
export function pageUrl(module: string, path: string): string {
  const parts = path.split('/')
  const isIndex = parts.at(-1) === indexName
  const shown = isIndex ? [...parts.slice(0, -1), ''] : parts
  return `/${[pagesRoot, module, ...shown].map(encodeURIComponent).join('/')}`
}
