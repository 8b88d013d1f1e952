/** The document of one node: what is in its file, what is not yet, and when that is written. @module */

import type { Kaithem } from '../../lib/kaithem.ts'
import { Saver, type SaverState } from '../../lib/persist/saver.ts'
import type { Clock } from '../../lib/platform/clock.ts'
import type { PersistConfig } from './config.ts'

export interface DocumentDeps {
  readonly kaithem: Pick<Kaithem, 'persist'>
  readonly clock: Clock
  readonly config: PersistConfig
  /** How the unsaved document is called in `kaithem.persist.unsaved`. */
  readonly title: string
  /** Told when something waits, when all is saved, and when a write failed. */
  readonly onChange: (state: SaverState) => void
  /** Told after a write with how many changes it saved. */
  readonly onSaved: (changes: number, written: boolean) => void
}

export interface Loaded {
  readonly data: unknown
  /** The file was damaged: this is what was saved before. */
  readonly recovered: boolean
}

export class PersistDocument {
  private readonly deps: DocumentDeps
  private readonly saver: Saver
  private data: unknown
  private notice: string | undefined

  constructor(deps: DocumentDeps) {
    this.deps = deps
    const { clock, config } = deps
    this.saver = new Saver({
      clock,
      interval: config.interval,
      perHour: config.perHour,
      write: () => this.write(),
      onChange: (state) => {
        this.list(state)
        deps.onChange(state)
      },
    })
  }

  get state(): SaverState {
    return this.saver.state
  }

  /** Takes new content, to be written soon. */
  change(data: unknown): void {
    this.data = data
    this.saver.changed()
  }

  /** Writes what waits; resolves when it survives a power cut. */
  async flush(): Promise<void> {
    if (this.saver.state.unsaved > 0) await this.saver.save()
  }

  /** Reads the file; what waits is written before, so that nothing is lost. */
  async load(): Promise<Loaded> {
    await this.flush()
    const { kaithem, config } = this.deps
    let recovered = false
    const options = {
      ...this.options(),
      recovered: () => {
        recovered = true
      },
    }
    const data = await kaithem.persist.load_async(config.file, options)
    return { data, recovered }
  }

  /** Removes the file and forgets what waits; answers whether there was one. */
  async delete(): Promise<boolean> {
    this.data = undefined
    // A write that runs would bring the file back.
    await this.saver.forget()
    const { kaithem, config } = this.deps
    return kaithem.persist.delete(config.file, { expand: config.expand })
  }

  /** Writes what waits, for the last time. */
  async close(): Promise<void> {
    try {
      await this.saver.close()
    } finally {
      this.list({ unsaved: 0 })
    }
  }

  private options() {
    const { expand, format } = this.deps.config
    return { expand, ...(format === undefined ? {} : { format }) }
  }

  private async write(): Promise<boolean> {
    const { kaithem, config, onSaved } = this.deps
    const changes = this.saver.state.unsaved
    const options = { ...this.options(), private: config.private, backup: config.backup }
    const written = await kaithem.persist.save_async(this.data, config.file, options)
    onSaved(changes, written)
    return written
  }

  /** Keeps the entry of the table of unsaved files; one that somebody else wrote is left alone. */
  private list({ unsaved }: Pick<SaverState, 'unsaved'>): void {
    const { kaithem, config, title } = this.deps
    const table = kaithem.persist.unsaved
    if (table[config.file] === this.notice) delete table[config.file]
    this.notice = unsaved === 0 ? undefined : `${title}: ${unsaved} unsaved`
    if (this.notice !== undefined) table[config.file] = this.notice
  }
}
