/** Decompression of bzip2, by seek-bzip, with a limit and without its leniency about files that are cut off. @module */

import { KaithemError } from '../../errors.ts'
import { tooLong } from '../../platform/bytes.ts'

/** What is used of seek-bzip. */
export interface SeekBzip {
  decode(input: object, output: object): void
  readonly Stream: new () => object
}

class Output {
  private bytes: Uint8Array
  private length = 0
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
    this.bytes = new Uint8Array(Math.min(limit, 1 << 16))
  }

  writeByte(byte: number): void {
    if (this.length === this.bytes.length) this.grow()
    this.bytes[this.length++] = byte
  }

  end(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }

  private grow(): void {
    if (this.length >= this.limit) throw new KaithemError('KAITHEM_VALUE', tooLong(this.limit), { limit: this.limit })
    const longer = new Uint8Array(Math.min(this.limit, this.length * 2))
    longer.set(this.bytes)
    this.bytes = longer
  }
}

/**
 * Decompresses one stream or several after each other.
 *
 * @param limit most bytes the result may have
 * @throws KAITHEM_VALUE when it would be longer; an error without code for data that is not bzip2 or is damaged
 */
export function decodeBzip2(seekBzip: SeekBzip, bytes: Uint8Array, limit: number): Uint8Array {
  const output = new Output(limit)
  let at = 0
  do {
    // It takes an input that says where it ends for complete when it ends early, so this one does not say it.
    const input = Object.assign(new seekBzip.Stream(), {
      readByte: () => {
        if (at >= bytes.length) throw new Error('the bzip2 data ends too early')
        return bytes[at++]
      },
    })
    seekBzip.decode(input, output)
  } while (at < bytes.length)
  return output.end()
}
