/** A kaithem.persist over files of its own, for tests. @module */

import { createPersistApi, type PersistApi } from '../../../lib/persist/api.ts'
import { Documents } from '../../../lib/persist/documents.ts'
import { createDamage } from '../../../lib/platform/damage.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createFakeEnvironment } from '../../../lib/platform/fake/environment.ts'
import { createMemoryFiles, type MemoryFiles } from '../../../lib/platform/fake/files.ts'
import type { Files } from '../../../lib/platform/files.ts'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'

export interface PersistRig {
  readonly api: PersistApi
  readonly documents: Documents
  /** Everything reported as damaged: path and where it is kept. */
  readonly reports: [path: string, aside: string | undefined][]
}

/** @param vardir undefined: relative names are kept in memory */
export function persistOver(files: Files, vardir: string | undefined): PersistRig {
  const reports: [string, string | undefined][] = []
  const damage = createDamage()
  damage.listen((path, aside) => void reports.push([path, aside]))
  const documents = new Documents({
    files,
    damage,
    clock: new ManualClock(1_700_000_000),
    bytes: createNodeBytes(),
    packages: createNodePackages(),
    environment: createFakeEnvironment({ ROOM: 'hall', UP: '..' }, '/there/me'),
    vardir: () => vardir,
  })
  return { api: createPersistApi(documents), documents, reports }
}

export function persistInMemory(): PersistRig & { readonly files: MemoryFiles } {
  const files = createMemoryFiles()
  return { files, ...persistOver(files, '/var') }
}

/** The code of what a function throws, or 'none'. */
export function codeOf(run: () => unknown): string {
  try {
    run()
    return 'none'
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
}
