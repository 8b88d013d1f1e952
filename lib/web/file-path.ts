/** Paths of files that code serves: resolved once, and compared with the folder that they must not leave. @module */

import { KaithemError } from '../errors.ts'
import type { Files } from '../platform/files.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const unsafe = /[\\\u0000-\u001f\u007f]/
const longest = 4096

function refuse(path: string, why: string): never {
  throw new KaithemError('KAITHEM_VALUE', `The file ${path.slice(0, 100)} is not served: ${why}`, { why })
}

/** Parts that two readers could understand differently, or that go up. */
function checkParts(path: string): void {
  if (path === '' || path.length > longest) refuse(path, 'its path is empty or too long')
  if (unsafe.test(path)) refuse(path, 'its path has a backslash or a control character')
  const parts = path.replace(/^([a-z]:)?\//i, '').split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    refuse(path, 'its path has empty parts, . or ..')
  }
}

const isInside = (file: string, folder: string): boolean => {
  const plain = folder.replace(/[/\\]+$/, '')
  return file.startsWith(`${plain}/`) || file.startsWith(`${plain}\\`)
}

export interface FilePlaces {
  /** Paths that do not begin at the root are below this folder and cannot leave it. */
  readonly root: string | undefined
  /** The state of the program: of what is in this folder only `data` is served. */
  readonly state: string | undefined
}

/** The absolute path of a file that may be served. @throws KAITHEM_VALUE, KAITHEM_KEY when it does not exist */
export function servedFile(files: Files, path: string, { root, state }: FilePlaces): string {
  checkParts(path)
  const isRooted = files.isAbsolute(path)
  if (!isRooted && root === undefined) refuse(path, 'there is no folder for files; write its path from the root')
  const asked = isRooted ? path : files.join(root ?? '', path)
  if (files.stat(asked)?.kind !== 'file') {
    throw new KaithemError('KAITHEM_KEY', `There is no file ${path.slice(0, 100)}`, { path })
  }
  const real = files.realpath(asked)
  if (!isRooted && !isInside(real, files.realpath(root ?? ''))) refuse(path, 'it leads out of its folder')
  if (state !== undefined) {
    const folder = files.realpath(state)
    if (isInside(real, folder) && !isInside(real, files.join(folder, 'data')))
      refuse(path, 'it belongs to the state of kaithem')
  }
  return real
}
