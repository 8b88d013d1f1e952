import { closeSync, writeSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { sizes } from '../../../../lib/gpio/backends/cdev/uapi.ts'
import { EdgeReader } from '../../../../lib/gpio/backends/edge-reader.ts'
import { loadLibc } from '../../../../lib/gpio/backends/libc.ts'
import { CommandThread } from '../../../../lib/gpio/backends/thread.ts'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'

/** The real thread; sockets stand for lines. */
const libc = loadLibc(createNodePackages())
const reader = new EdgeReader(libc)
afterEach(() => reader.close())

function line() {
  const pair = new Int32Array(2)
  libc.socketPair(pair)
  const [fd, other] = pair
  const told: unknown[] = []
  const listener = {
    edge: (level: number, time: number, gap: boolean) =>
      told.push([level, gap, Math.abs(time - Date.now() / 1000) < 60]),
    lost: () => told.push('lost'),
    gone: () => told.push('gone'),
  }
  const send = (level: number, sequence: number): void => {
    const bytes = Buffer.alloc(sizes.event)
    bytes.writeBigUInt64LE(process.hrtime.bigint(), 0)
    bytes.writeUInt32LE(level === 1 ? 1 : 2, 8)
    bytes.writeUInt32LE(sequence, 20)
    writeSync(other, bytes)
  }
  return { key: reader.add(fd, listener), fd, told, send, other }
}

test('edges of each line arrive at its listener, in order, until it is removed', async () => {
  const [one, two] = [line(), line()]
  one.send(1, 1)
  one.send(0, 2)
  two.send(1, 4)
  await vi.waitFor(
    () =>
      expect([one.told, two.told]).toEqual([
        [
          [1, false, true],
          [0, false, true],
        ],
        [[1, true, true]],
      ]),
    20_000,
  )
  expect(['realtime', 'nice', 'normal']).toContain(reader.priority)
  reader.remove(one.key)
  reader.remove(one.key)
  // Its other end has nobody to talk to any more, at once.
  expect(() => one.send(1, 3)).toThrow(/EPIPE|ECONNRESET/)
  two.send(0, 5)
  await vi.waitFor(() => expect(two.told).toHaveLength(2), 20_000)
  expect(one.told).toHaveLength(2)
  reader.remove(two.key)
  for (const { other } of [one, two]) closeSync(other)
}, 30_000)

test('a line whose other end is gone is told, and a closed reader can be used again', async () => {
  const one = line()
  closeSync(one.other)
  await vi.waitFor(() => expect(one.told).toEqual(['gone']), 20_000)
  reader.remove(one.key)
  reader.close()
  const two = line()
  two.send(1, 1)
  await vi.waitFor(() => expect(two.told).toEqual([[1, false, true]]), 20_000)
  reader.close()
  closeSync(two.other)
}, 30_000)

test('a thread that is slow closes a line once, whoever has its number by then', async () => {
  const one = line()
  one.send(1, 1)
  await vi.waitFor(() => expect(one.told).toHaveLength(1), 20_000)
  vi.spyOn(CommandThread.prototype, 'wait').mockReturnValueOnce(false)
  reader.remove(one.key)
  const others = Array.from({ length: 8 }, line)
  await vi.waitFor(() => expect(() => one.send(1, 2)).toThrow(/EPIPE|ECONNRESET/), 20_000)
  for (const other of others) other.send(1, 1)
  await vi.waitFor(() => expect(others.map(({ told }) => told)).toEqual(others.map(() => [[1, false, true]])), 20_000)
  for (const { key } of others) reader.remove(key)
  for (const { other } of [one, ...others]) closeSync(other)
}, 30_000)
