import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadLibc } from '../../../../lib/gpio/backends/libc.ts'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'

const libc = loadLibc(createNodePackages())

test('a descriptor travels with a message and is another one of the same file', () => {
  const pair = new Int32Array(2)
  expect(libc.socketPair(pair).result).toBe(0)
  const file = openSync('/dev/null', 'r')
  try {
    expect(libc.send(pair[0], Buffer.from('hello'), file).result).toBe(5)
    const bytes = Buffer.alloc(16)
    const { result, fd = -1 } = libc.receive(pair[1], bytes)
    expect(bytes.toString('latin1', 0, result)).toBe('hello')
    expect(fd).not.toBe(file)
    expect(fstatSync(fd).rdev).toBe(fstatSync(file).rdev)
    closeSync(fd)
    expect(libc.send(pair[0], Buffer.from('bare')).result).toBe(4)
    expect(libc.receive(pair[1], bytes)).toMatchObject({ result: 4, fd: undefined })
    closeSync(pair[0])
    expect(libc.receive(pair[1], bytes).result).toBe(0)
  } finally {
    closeSync(file)
    closeSync(pair[1])
  }
})

test('polling tells which descriptor is ready, and errors have their number', () => {
  const fd = libc.eventFd().result
  const list = Buffer.alloc(8)
  list.writeInt32LE(fd, 0)
  list.writeInt16LE(1, 4)
  expect(libc.poll(list, 1, 0).result).toBe(0)
  writeSync(fd, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]))
  expect(libc.poll(list, 1, 0).result).toBe(1)
  expect(list.readInt16LE(6)).toBe(1)
  const count = Buffer.alloc(8)
  expect(readSync(fd, count)).toBe(8)
  closeSync(fd)
  const none = openSync('/dev/null', 'r')
  expect(libc.ioctl(none, 0x8044b401, Buffer.alloc(68))).toEqual({ result: -1, errno: 25 })
  expect(libc.read(none, Buffer.alloc(1), 1)).toEqual({ result: 0, errno: 0 })
  closeSync(none)
})
