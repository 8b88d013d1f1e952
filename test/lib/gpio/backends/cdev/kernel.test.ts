import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createGpioKernel, gpioDevices } from '../../../../../lib/gpio/backends/cdev/kernel.ts'
import { requests } from '../../../../../lib/gpio/backends/cdev/uapi.ts'
import type { Libc } from '../../../../../lib/gpio/backends/libc.ts'

function folder(...names: string[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'kaithem-dev-'))
  for (const name of names) writeFileSync(join(dir, name), '')
  return dir
}

/** Answers every request by what `fill` puts into the structure. */
function kernelWith(dir: string, fill: (request: number, structure: Buffer) => number | undefined) {
  const ioctl: Libc['ioctl'] = (_fd, request, structure) => {
    const errno = fill(request, structure) ?? 0
    return { result: errno === 0 ? 0 : -1, errno }
  }
  return createGpioKernel({ ioctl } as Libc, dir)
}

test('devices come in the order of their numbers', () => {
  const dir = folder('gpiochip10', 'gpiochip2', 'gpiochip', 'gpiochip0.bak', 'i2c-1')
  expect(gpioDevices(dir)).toEqual([join(dir, 'gpiochip2'), join(dir, 'gpiochip10')])
  expect(gpioDevices('/nothing')).toEqual([])
})

test('chips, lines and levels go through the requests of the kernel', () => {
  const dir = folder('gpiochip0')
  const asked: number[] = []
  const kernel = kernelWith(dir, (request, structure) => {
    asked.push(request)
    if (request === requests.chipInfo) structure.writeUInt32LE(2, 64)
    if (request === requests.line) structure.writeInt32LE(42, 588)
    if (request === requests.getValues) structure.writeUInt8(1, 0)
    return undefined
  })
  const chip = kernel.chip(kernel.paths()[0] ?? '')
  expect(chip).toMatchObject({ lines: 2, path: join(dir, 'gpiochip0') })
  expect(kernel.lines(chip).map(({ offset }) => offset)).toEqual([0, 1])
  expect(kernel.line(chip, 1).offset).toBe(1)
  expect([kernel.take(chip, Buffer.alloc(592)), kernel.get(42)]).toEqual([42, 1])
  kernel.set(42, 0)
  expect(asked.at(-1)).toBe(requests.setValues)
})

test('an error has the name that the kernel gives it', () => {
  const kernel = kernelWith(folder('gpiochip0'), () => 16)
  expect(() => kernel.get(42)).toThrow(expect.objectContaining({ code: 'EBUSY' }))
  expect(() => kernel.chip('/nothing/gpiochip0')).toThrow(expect.objectContaining({ code: 'ENOENT' }))
})
