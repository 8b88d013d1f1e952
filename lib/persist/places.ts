/** Where a file is: relative names stay in the data directory, whatever links lead out of it. @module */

import { KaithemError } from '../errors.ts'
import type { Environment } from '../platform/environment.ts'
import { createMemoryFiles } from '../platform/fake/files.ts'
import type { Files } from '../platform/files.ts'
import { expand } from './expand.ts'
import { checkFileName, refuseFault } from './names.ts'

export interface Place {
  readonly files: Files
  /** Absolute, without symbolic links. */
  readonly path: string
}

export interface PlacesDeps {
  readonly files: Files
  readonly environment: Environment
  readonly vardir: () => string | undefined
}

/** Finds files by their names. */
export class Places {
  private readonly deps: PlacesDeps
  /** Where relative names are kept as long as there is no directory for them. */
  private readonly memory = createMemoryFiles()

  constructor(deps: PlacesDeps) {
    this.deps = deps
  }

  /**
   * @param isExpanded whether `$VAR` and `~` are replaced
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for names that cannot be used
   */
  find(name: string, isExpanded: boolean): Place {
    const { files, environment, vardir } = this.deps
    const written = checkFileName(name)
    const full = isExpanded ? expand(written, environment) : written
    const isAbsolute = files.isAbsolute(full)
    refuseFault(full, isAbsolute)
    if (isAbsolute) return { files, path: files.realpath(full) }
    const directory = vardir()
    if (directory === undefined) return { files: this.memory, path: this.memory.join('/data', full) }
    return { files, path: this.inside(files.join(directory, 'data'), full) }
  }

  private inside(data: string, name: string): string {
    const { files } = this.deps
    const root = files.realpath(data)
    const path = files.realpath(files.join(root, name))
    if (path.startsWith(files.join(root, '/'))) return path
    const text = `"${name}" is a link that leads out of the data directory; write the path from the root`
    throw new KaithemError('KAITHEM_VALUE', text, { name, fault: 'link' })
  }
}
