/** Makes small SoundFonts without sounds: only their instruments. @module */

import type { Preset } from '../../../lib/midi/synth.ts'

function chunk(id: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(id, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

const list = (type: string, ...parts: readonly Buffer[]): Buffer =>
  chunk('LIST', Buffer.concat([Buffer.from(type, 'latin1'), ...parts]))

function record({ name, program, bank }: Preset): Buffer {
  const bytes = Buffer.alloc(38)
  bytes.write(name, 0, 20, 'latin1')
  bytes.writeUInt16LE(program, 20)
  bytes.writeUInt16LE(bank, 22)
  return bytes
}

/** @param parts what stands before the instruments */
export function soundfontBytes(presets: readonly Preset[], parts: readonly Buffer[] = []): Buffer {
  const end: Preset = { name: 'EOP', program: 0, bank: 0 }
  const table = chunk('phdr', Buffer.concat([...presets, end].map(record)))
  const info = list('INFO', chunk('INAM', Buffer.from('odd')))
  const samples = list('sdta', chunk('smpl', Buffer.alloc(1001)))
  const content = [Buffer.from('sfbk', 'latin1'), info, samples, list('pdta', ...parts, table)]
  return chunk('RIFF', Buffer.concat(content))
}
