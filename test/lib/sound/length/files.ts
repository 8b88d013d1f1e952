/** Sound files without sound, just with the headers that tell their length. @module */

function page(granules: bigint, serial: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(28)
  head.write('OggS', 0)
  head.writeBigInt64LE(granules, 6)
  head.writeUInt32LE(serial, 14)
  head.writeUInt8(1, 26)
  head.writeUInt8(payload.length, 27)
  return Buffer.concat([head, payload])
}

/** Pages of an Ogg file: a header, the granules of each page, and a page of another stream at the end. */
export function ogg(header: Uint8Array, granules: readonly bigint[]): Buffer {
  const pages = granules.map((each) => page(each, 7, Buffer.from('sound')))
  return Buffer.concat([page(0n, 7, header), ...pages, page(999_999_999n, 8, Buffer.from('other'))])
}

export function vorbisHeader(rate: number): Buffer {
  const bytes = Buffer.alloc(30)
  bytes.write('\x01vorbis', 0, 'latin1')
  bytes.writeUInt8(1, 11)
  bytes.writeUInt32LE(rate, 12)
  return bytes
}

export function opusHeader(skip: number): Buffer {
  const bytes = Buffer.alloc(30)
  bytes.write('OpusHead', 0)
  bytes.writeUInt16LE(skip, 10)
  return bytes
}

/** A block with stream information: 18 bytes that matter of 34. */
export function streamInfo(rate: number, samples: number): Buffer {
  const bytes = Buffer.alloc(34)
  bytes.writeUInt32BE((rate << 12) >>> 0, 10)
  bytes.writeUInt8(Math.floor(samples / 2 ** 32), 13)
  bytes.writeUInt32BE(samples % 2 ** 32, 14)
  return bytes
}

export function flac(rate: number, samples: number): Buffer {
  return Buffer.concat([Buffer.from('fLaC\0\0\0\x22', 'latin1'), streamInfo(rate, samples)])
}

export function oggFlacHeader(rate: number): Buffer {
  return Buffer.concat([Buffer.from('\x7FFLAC\x01\0\0\x01fLaC\0\0\0\x22', 'latin1'), streamInfo(rate, 0)])
}

/** Frames of 128 kbit/s at 44.1 kHz, 417 bytes and 1152 samples each. */
export function mp3(frames: number): Buffer {
  const frame = Buffer.alloc(417)
  frame.writeUInt32BE(0xfffb_9000, 0)
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}
