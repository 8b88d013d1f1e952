/** Decoded sounds: those that are used again and again are decoded once. @module */

import type { AudioClip } from './audio.ts'

/** Bytes of decoded sound that are kept. */
const mostKept = 64_000_000
/** Bytes of a sample of one channel. */
const sampleSize = 4

interface Kept {
  readonly version: string
  readonly clip: Promise<AudioClip>
  /** Bytes; 0 until it is decoded. */
  size: number
}

export interface ClipDeps {
  /** Something that changes with the content of a file. */
  version(file: string): Promise<string>
  decode(file: string): Promise<AudioClip>
}

/** Keyed by context too, because its sample rate is that of the decoded sound. */
export class Clips {
  private readonly deps: ClipDeps
  private readonly kept = new Map<string, Kept>()

  constructor(deps: ClipDeps) {
    this.deps = deps
  }

  /** The decoded file; the failure of one is not kept. */
  async get(file: string): Promise<AudioClip> {
    const version = await this.deps.version(file)
    const known = this.kept.get(file)
    const entry = known?.version === version ? known : { version, clip: this.deps.decode(file), size: 0 }
    // Used last is forgotten last.
    this.kept.delete(file)
    this.kept.set(file, entry)
    try {
      const clip = await entry.clip
      entry.size = clip.length * clip.numberOfChannels * sampleSize
    } catch (error) {
      if (this.kept.get(file) === entry) this.kept.delete(file)
      throw error
    }
    this.forget()
    return entry.clip
  }

  private forget(): void {
    let total = [...this.kept.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [file, { size }] of this.kept) {
      if (total <= mostKept) return
      this.kept.delete(file)
      total -= size
    }
  }
}
