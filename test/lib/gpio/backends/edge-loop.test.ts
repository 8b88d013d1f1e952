import { closeSync, writeSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { sizes } from '../../../../lib/gpio/backends/cdev/uapi.ts'
import { EdgeLoop } from '../../../../lib/gpio/backends/edge-loop.ts'
import { EdgeRing } from '../../../../lib/gpio/backends/edge-ring.ts'
import { loadLibc } from '../../../../lib/gpio/backends/libc.ts'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'

/** Sockets stand for lines: they are read, polled and hung up in the same way. */
const libc = loadLibc(createNodePackages())
const open: number[] = []
afterEach(() => {
  for (const fd of open.splice(0)) closeSync(fd)
})

function line(): {
  fd: number
  send: (...events: readonly [level: number, sequence: number][]) => void
  hangUp: () => void
} {
  const pair = new Int32Array(2)
  libc.socketPair(pair)
  const [fd, other] = pair
  return {
    fd,
    send: (...events) => {
      const bytes = Buffer.alloc(events.length * sizes.event)
      for (const [index, [level, sequence]] of events.entries()) {
        bytes.writeBigUInt64LE(2_500_000_000n, index * sizes.event)
        bytes.writeUInt32LE(level === 1 ? 1 : 2, index * sizes.event + 8)
        bytes.writeUInt32LE(sequence, index * sizes.event + 20)
      }
      writeSync(other, bytes)
    },
    hangUp: () => closeSync(other),
  }
}

function setUp(capacity = 64) {
  const ring = new EdgeRing(capacity)
  const wakeFd = libc.eventFd().result
  open.push(wakeFd)
  const closed: number[] = []
  const loop = new EdgeLoop(libc, ring, wakeFd, (fd) => {
    closed.push(fd)
    closeSync(fd)
  })
  const take = () => {
    const records = []
    for (let record = ring.take(); record !== undefined; record = ring.take()) records.push(record)
    return records
  }
  return { loop, take, closed, wake: () => writeSync(wakeFd, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])) }
}

test('events of several lines go into the ring, with the gaps that their numbers show', () => {
  const { loop, take } = setUp()
  const [one, two] = [line(), line()]
  loop.command({ add: 1, fd: one.fd })
  loop.command({ add: 2, fd: two.fd })
  expect(loop.turn(0)).toBe(false)
  one.send([1, 1], [0, 2], [0, 5])
  two.send([1, 1])
  loop.turn(1000)
  expect(take()).toEqual([
    { kind: 'edge', key: 1, level: 1, time: 2.5, gap: false },
    { kind: 'edge', key: 1, level: 0, time: 2.5, gap: false },
    { kind: 'edge', key: 1, level: 0, time: 2.5, gap: true },
    { kind: 'edge', key: 2, level: 1, time: 2.5, gap: false },
  ])
  loop.command({ end: true })
  one.hangUp()
  two.hangUp()
})

test('a line that hangs up is told once, also when there is no room at first', () => {
  const { loop, take } = setUp(1)
  const one = line()
  loop.command({ add: 7, fd: one.fd })
  one.send([1, 1], [0, 2])
  loop.turn(1000)
  expect(take()).toHaveLength(1)
  one.send([1, 3])
  one.hangUp()
  loop.turn(1000)
  expect(take()).toEqual([{ kind: 'edge', key: 7, level: 1, time: 2.5, gap: true }])
  loop.turn(1000)
  expect(take()).toEqual([{ kind: 'gone', key: 7 }])
  loop.turn(0)
  expect(take()).toEqual([])
  loop.command({ remove: 7 })
})

test('it wakes for commands, closes what it lets go of, and ends with everything closed', () => {
  const { loop, wake, closed, take } = setUp()
  const [one, two] = [line(), line()]
  loop.command({ add: 1, fd: one.fd })
  loop.command({ add: 2, fd: two.fd })
  wake()
  expect(loop.turn(1000)).toBe(true)
  expect(loop.turn(0)).toBe(false)
  loop.command({ remove: 1 })
  loop.command({ remove: 1 })
  expect(closed).toEqual([one.fd])
  two.send([1, 1])
  loop.turn(1000)
  expect(take()).toHaveLength(1)
  loop.command({ end: true })
  expect([closed, loop.ended]).toEqual([[one.fd, two.fd], true])
  one.hangUp()
  two.hangUp()
})
