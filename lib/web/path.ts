/** Paths of requests: decoded once, and refused where two readers could understand them differently. @module */

export interface WebPath {
  /** None is empty, `.` or `..`, none has a slash, a backslash or a control character. */
  readonly parts: readonly string[]
  /** Whether it ends in a slash. */
  readonly isFolder: boolean
}

/** Characters of a path as it was sent. */
export const longestPath = 2000

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const unsafe = /[/\\\u0000-\u001f\u007f]/

function decode(part: string): string | undefined {
  try {
    const text = decodeURIComponent(part)
    return text === '' || text === '.' || text === '..' || unsafe.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** The path of a URL that begins with a slash; undefined for one that is not understood. */
export function parsePath(url: string): WebPath | undefined {
  const [path = ''] = url.split(/[?#]/, 1)
  if (!path.startsWith('/') || path.length > longestPath) return undefined
  const sent = path.slice(1).split('/')
  const isFolder = sent.at(-1) === ''
  if (isFolder) sent.pop()
  const parts = sent.map(decode)
  return parts.includes(undefined) ? undefined : { parts: parts as string[], isFolder }
}

/** A path for a link: every part encoded. @example pathTo(['a b', 'c']) // '/a%20b/c' */
export function pathTo(parts: readonly string[]): string {
  return `/${parts.map(encodeURIComponent).join('/')}`
}
