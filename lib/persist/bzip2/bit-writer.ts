/** Bits to bytes, most significant first. @module */

export class BitWriter {
  private bytes = new Uint8Array(1 << 16)
  private length = 0
  private pending = 0
  private pendingBits = 0

  /** @param bits 0 to 24 */
  write(value: number, bits: number): void {
    this.pending = (this.pending << bits) | value
    this.pendingBits += bits
    while (this.pendingBits >= 8) {
      this.pendingBits -= 8
      this.push((this.pending >>> this.pendingBits) & 255)
    }
    this.pending &= (1 << this.pendingBits) - 1
  }

  /** A number of 32 bits. */
  write32(value: number): void {
    this.write(value >>> 16, 16)
    this.write(value & 0xffff, 16)
  }

  /** All bytes; the last one is filled up with zeros. */
  end(): Uint8Array {
    if (this.pendingBits > 0) this.write(0, 8 - this.pendingBits)
    return this.bytes.subarray(0, this.length)
  }

  private push(byte: number): void {
    if (this.length === this.bytes.length) {
      const longer = new Uint8Array(this.length * 2)
      longer.set(this.bytes)
      this.bytes = longer
    }
    this.bytes[this.length++] = byte
  }
}
