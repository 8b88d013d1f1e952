/** A directory and an engine of users over files in memory. @module */

import { createDamage } from '../../../lib/platform/damage.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'
import { createMemoryLog } from '../../../lib/platform/fake/log.ts'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import { createFakeSecrets } from '../../../lib/platform/fake/secrets.ts'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import type { UsersOption } from '../../../lib/users/directory.ts'
import { UserEngine } from '../../../lib/users/user-engine.ts'

export function userRig(options?: UsersOption, files = createMemoryFiles()) {
  const clock = new ManualClock(1_700_000_000)
  const log = createMemoryLog()
  const posted: unknown[] = []
  const engine = new UserEngine({
    ...{
      clock,
      log,
      files,
      random: createSeededRandom(),
      secrets: createFakeSecrets(),
      bytes: createNodeBytes(),
      damage: createDamage(),
      options,
    },
    vardir: () => '/var',
    post: (topic, message) => posted.push([topic, message]),
  })
  const kept = () => JSON.parse(String(Buffer.from(files.read('/var/users.json') ?? 'null')))
  return { clock, log, files, posted, engine, directory: engine.directory, kept }
}
