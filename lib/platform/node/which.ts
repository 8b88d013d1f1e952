/** Looks a program up as the system does. @module */

import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** The path of a program, or null; a name with a directory in it is not looked up. */
export function which(program: string): string | null {
  if (program === '') return null
  const endings = process.platform === 'win32' ? ['', '.exe'] : ['']
  if (program.includes('/') || program.includes(sep)) return endings.map((e) => program + e).find(isProgram) ?? null
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const bare = folder.replace(/^"(.*)"$/, '$1')
    if (bare === '') continue
    const found = endings.map((e) => join(bare, program + e)).find(isProgram)
    if (found !== undefined) return found
  }
  return null
}
