/**
 * Templates in a folder, for `<%include>` and `<%inherit>`. Every name goes through `find`, which lets none out of the
 * folder.
 *
 * @module
 */

import { KaithemError } from '../../errors.ts'
import type { Bytes } from '../../platform/bytes.ts'
import type { Files } from '../../platform/files.ts'

export interface TemplateFilesDeps {
  readonly files: Files
  readonly bytes: Pick<Bytes, 'toText'>
  readonly vardir: () => string | undefined
}

/** Bytes of a template at the most. */
export const longestTemplate = 4_000_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const unsafe = /[\\:\u0000-\u001f\u007f]/

/** The folder of the templates, in the data directory. */
export const templateFolder = 'templates'

/** The parts of a name such as `/parts/head.html`; undefined for one that could mean a file elsewhere. */
function partsOf(name: string): string[] | undefined {
  if (name.length > 1000 || unsafe.test(name)) return undefined
  const parts = (name.startsWith('/') ? name.slice(1) : name).split('/')
  return parts.some((part) => part === '' || part === '.' || part === '..') ? undefined : parts
}

export class TemplateFiles {
  private readonly deps: TemplateFilesDeps

  constructor(deps: TemplateFilesDeps) {
    this.deps = deps
  }

  /**
   * The path of the file with a name, without links; undefined where there is none, and for every name that leads out
   * of the folder.
   */
  find(name: string): string | undefined {
    const { files, vardir } = this.deps
    const directory = vardir()
    const parts = partsOf(name)
    if (directory === undefined || parts === undefined) return undefined
    try {
      const root = files.realpath(files.join(directory, templateFolder))
      const path = files.realpath(files.join(root, ...parts))
      const isInside = path.startsWith(files.join(root, '/'))
      return isInside && files.stat(path)?.kind === 'file' ? path : undefined
    } catch {
      // A file where a folder should be, or links in a circle.
      return undefined
    }
  }

  /** The text of the file with a name; undefined where there is none. @throws KAITHEM_IO, KAITHEM_VALUE */
  read(name: string): string | undefined {
    const path = this.find(name)
    if (path === undefined) return undefined
    const { files, bytes } = this.deps
    const size = files.stat(path)?.size ?? 0
    if (size > longestTemplate) {
      const text = `The template ${name} has ${size} bytes; ${longestTemplate} are allowed`
      throw new KaithemError('KAITHEM_VALUE', text, { name, size })
    }
    const content = files.read(path)
    if (content === null) return undefined
    try {
      return bytes.toText(content)
    } catch {
      throw new KaithemError('KAITHEM_VALUE', `The template ${name} is not UTF-8`, { name })
    }
  }
}
