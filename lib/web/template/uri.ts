/** Names of templates: relative to the one that asks, never above the root. @module */

import { KaithemError } from '../../errors.ts'

/** Characters and their escapes that other parts of a program may read as a way out. */
const forbidden = /[\\\p{Cc}]|%(?:2e|2f|5c|00)/iu

/**
 * The name of a template as another one writes it, made whole. A leading `/` starts at the root; everything else starts
 * in the folder of `from`.
 *
 * @throws KAITHEM_VALUE for an empty name, `\`, control characters, `//`, and names above the root
 * @example resolveTemplate('../part.html', '/shop/page.html') // => '/part.html'
 */
export function resolveTemplate(uri: string, from: string): string {
  const fail = (why: string): never => {
    throw new KaithemError('KAITHEM_VALUE', `The template name ${JSON.stringify(uri.slice(0, 200))} ${why}`, { uri })
  }
  if (uri === '' || uri.length > 1000) fail('is empty or too long')
  if (forbidden.test(uri)) fail('has characters that are not allowed')
  if (uri.includes('//')) fail('has a double slash')
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  const path: string[] = []
  for (const part of (uri.startsWith('/') ? uri : folder + uri).split('/')) {
    if (part === '..') {
      if (path.pop() === undefined) fail('leads out of the root')
    } else if (part !== '.' && part !== '') path.push(part)
  }
  if (path.length === 0 || uri.endsWith('/') || /(?:^|\/)\.\.?$/.test(uri)) fail('names a folder')
  return (uri.startsWith('/') || folder.startsWith('/') ? '/' : '') + path.join('/')
}
