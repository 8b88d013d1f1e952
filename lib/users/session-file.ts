/**
 * The file of the browsers that are logged in: fingerprints of their tokens, for its owner's eyes only. Logging in and
 * out is written as soon as the running code has finished, who was seen when within a minute. A damaged file only means
 * that everybody logs in again.
 *
 * @module
 */

import { errorText } from '../errors.ts'
import type { Timer } from '../platform/clock.ts'
import { setAside } from '../platform/generations.ts'
import type { KeptSession } from './sessions.ts'
import type { UserFileDeps } from './user-file.ts'

/** Name of the file in the var dir. */
export const sessionFileName = 'sessions.json'

/** Read and written by its owner only. */
const mode = 0o600
/** Seconds. */
const lazily = 60

function isSession(value: unknown): value is KeptSession {
  const { digest, id, username, began, seen, place } = (value ?? {}) as Partial<KeptSession>
  const texts = [digest, id, username, place?.agent]
  return texts.every((text) => typeof text === 'string') && [began, seen].every((time) => typeof time === 'number')
}

export class SessionFile {
  private readonly deps: UserFileDeps
  private path: string | undefined
  private timer: Timer | undefined
  private isUrgent = false
  private content: (() => readonly KeptSession[]) | undefined
  private closed = false

  constructor(deps: UserFileDeps) {
    this.deps = deps
  }

  /** The sessions of the file; none where there is no file. Never throws. */
  read(): KeptSession[] {
    const { bytes, files, clock, damage, vardir } = this.deps
    const folder = vardir()
    if (folder === undefined) return []
    this.path = files.join(folder, sessionFileName)
    try {
      const content = files.read(this.path)
      if (content === null) return []
      const { sessions } = JSON.parse(bytes.toText(content)) as { sessions: unknown }
      if (!Array.isArray(sessions)) throw new Error('it has no list of sessions')
      return sessions.filter(isSession)
    } catch (error) {
      setAside({ files, clock, onDamage: damage.report }, this.path, error)
      return []
    }
  }

  /** Writes what `content` then gives. */
  save(content: () => readonly KeptSession[], urgency: 'soon' | 'later'): void {
    if (this.path === undefined || this.closed) return
    const { clock } = this.deps
    this.content = content
    if (urgency === 'soon' && !this.isUrgent) {
      this.isUrgent = true
      this.timer?.cancel()
      this.timer = clock.setImmediate(() => this.flush())
    }
    this.timer ??= clock.setTimeout(() => this.flush(), lazily)
  }

  /** Writes now what waits to be written; what fails is tried again with the next change. */
  flush(): void {
    this.timer?.cancel()
    this.timer = undefined
    this.isUrgent = false
    if (this.content === undefined || this.path === undefined) return
    try {
      const text = `${JSON.stringify({ version: 1, sessions: this.content() }, null, 1)}\n`
      this.deps.files.writeDurable(this.path, text, { mode })
      this.content = undefined
    } catch (error) {
      this.deps.log.error(`Who is logged in could not be saved: ${errorText(error)}`)
    }
  }

  /** Writes what waits to be written, for the last time. */
  close(): void {
    this.flush()
    this.closed = true
  }
}
