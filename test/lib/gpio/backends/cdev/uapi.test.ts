import { expect, test } from 'vitest'
import {
  decodeChipInfo,
  decodeEvent,
  decodeLineFd,
  decodeLineInfo,
  decodeValues,
  encodeInput,
  encodeLineInfo,
  encodeOutput,
  encodeValues,
  requests,
  sizes,
} from '../../../../../lib/gpio/backends/cdev/uapi.ts'

/** As a C compiler gives them for `linux/gpio.h`. */
test('the request numbers are those of the kernel', () => {
  expect(Object.values(requests).map((number) => number.toString(16))).toEqual([
    '8044b401',
    'c100b405',
    'c250b407',
    'c010b40e',
    'c010b40f',
  ])
})

test('an input: where its offset, label, flags, debounce period and buffer size are', () => {
  const bytes = encodeInput(17, 'somebody', { pull: 'up', debounce: 0.005 })
  expect(bytes).toHaveLength(sizes.lineRequest)
  expect(bytes.readUInt32LE(0)).toBe(17)
  expect(bytes.toString('latin1', 256, 265)).toBe('somebody\0')
  expect(bytes.readBigUInt64LE(288)).toBe(0x134n)
  expect([bytes.readUInt32LE(296), bytes.readUInt32LE(320), bytes.readUInt32LE(328)]).toEqual([1, 3, 5000])
  expect(bytes.readBigUInt64LE(336)).toBe(1n)
  expect([bytes.readUInt32LE(560), bytes.readUInt32LE(564)]).toEqual([1, 1024])
})

test.each([
  ['down', 0x234n],
  ['none', 0x434n],
] as const)('pull %s', (pull, expected) => {
  const bytes = encodeInput(0, '', { pull, debounce: 0 })
  expect(bytes.readBigUInt64LE(288)).toBe(expected)
  expect(bytes.readUInt32LE(296)).toBe(0)
})

test.each([
  ['push-pull', 0x8n],
  ['open-drain', 0x48n],
  ['open-source', 0x88n],
] as const)('an output that drives %s, with its first level', (drive, expected) => {
  const bytes = encodeOutput(4, 'a label that is longer than the kernel takes', { drive, level: 1 })
  expect(bytes.readBigUInt64LE(288)).toBe(expected)
  expect([bytes.readUInt32LE(296), bytes.readUInt32LE(320), bytes.readUInt32LE(328)]).toEqual([1, 2, 1])
  // The label ends with a zero within its field.
  expect(bytes.readUInt8(287)).toBe(0)
  expect(encodeOutput(4, '', { drive, level: 0 }).readUInt32LE(328)).toBe(0)
})

test('what the kernel fills in', () => {
  const chip = Buffer.alloc(68)
  chip.write('gpiochip0', 0)
  chip.write('pinctrl-bcm2711', 32)
  chip.writeUInt32LE(58, 64)
  expect(decodeChipInfo(chip)).toEqual({ name: 'gpiochip0', label: 'pinctrl-bcm2711', lines: 58 })

  const line = encodeLineInfo(7)
  line.write('GPIO7', 0)
  line.write('spi0 CS1', 32)
  line.writeBigUInt64LE(0x9n, 72)
  expect(decodeLineInfo(line)).toEqual({ name: 'GPIO7', consumer: 'spi0 CS1', offset: 7, used: true, direction: 'out' })
  line.writeBigUInt64LE(0x4n, 72)
  expect(decodeLineInfo(line)).toMatchObject({ used: false, direction: 'in' })

  const request = Buffer.alloc(sizes.lineRequest)
  request.writeInt32LE(23, 588)
  expect(decodeLineFd(request)).toBe(23)
  expect([decodeValues(encodeValues(1)), decodeValues(encodeValues(0))]).toEqual([1, 0])

  const events = Buffer.alloc(2 * sizes.event)
  events.writeBigUInt64LE(5_000_000_123n, 48)
  events.writeUInt32LE(2, 56)
  events.writeUInt32LE(9, 68)
  expect(decodeEvent(events, 1)).toEqual({ level: 0, time: 5.000000123, sequence: 9 })
})
