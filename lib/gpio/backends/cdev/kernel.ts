/** The GPIO chips of Linux: finding them, asking about lines, taking lines, and their levels. @module */

import { closeSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { getSystemErrorName } from 'node:util'
import type { Level } from '../../backend.ts'
import type { CallResult, Libc } from '../libc.ts'
import { SystemFault } from '../line-errors.ts'
import {
  decodeChipInfo,
  decodeLineFd,
  decodeLineInfo,
  decodeValues,
  emptyStructure,
  encodeLineInfo,
  encodeValues,
  type LineState,
  requests,
  sizes,
} from './uapi.ts'

/** One chip: `/dev/gpiochip0`, `gpiochip0`, `pinctrl-bcm2711`, 58. */
export interface Chip {
  readonly path: string
  readonly name: string
  readonly label: string
  readonly lines: number
}

/** The part of the kernel that this driver talks to. Failures are thrown with the name of the error as `code`. */
export interface GpioKernel {
  /** Paths of the devices there are, whether they may be opened or not. */
  paths(): readonly string[]
  chip(path: string): Chip
  line(chip: Chip, offset: number): LineState
  lines(chip: Chip): readonly LineState[]
  /** Takes a line. @param request encoded @returns its descriptor */
  take(chip: Chip, request: Buffer): number
  get(fd: number): Level
  set(fd: number, level: Level): void
  release(fd: number): void
}

/** A descriptor of the kernel's answer, or the error. */
function checked(call: string, { result, errno }: CallResult): number {
  if (result < 0) throw new SystemFault(call, getSystemErrorName(-errno))
  return result
}

/** Numbers in names in the order that people count: gpiochip2 before gpiochip10. */
const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

/** @param folder where the devices are */
export function createGpioKernel(libc: Libc, folder = '/dev'): GpioKernel {
  const ask = (fd: number, request: number, structure: Buffer): Buffer => {
    checked('ioctl', libc.ioctl(fd, request, structure))
    return structure
  }
  const withChip = <T>(path: string, work: (fd: number) => T): T => {
    const fd = openSync(path, 'r+')
    try {
      return work(fd)
    } finally {
      closeSync(fd)
    }
  }
  const lineOf = (fd: number, offset: number): LineState =>
    decodeLineInfo(ask(fd, requests.lineInfo, encodeLineInfo(offset)))
  return {
    paths: () => gpioDevices(folder),
    chip: (path) =>
      withChip(path, (fd) => ({
        path,
        ...decodeChipInfo(ask(fd, requests.chipInfo, emptyStructure(sizes.chipInfo))),
      })),
    line: (chip, offset) => withChip(chip.path, (fd) => lineOf(fd, offset)),
    lines: (chip) =>
      withChip(chip.path, (fd) => Array.from({ length: chip.lines }, (_unused, offset) => lineOf(fd, offset))),
    take: (chip, request) => withChip(chip.path, (fd) => decodeLineFd(ask(fd, requests.line, request))),
    get: (fd) => decodeValues(ask(fd, requests.getValues, encodeValues(0))),
    set: (fd, level) => {
      ask(fd, requests.setValues, encodeValues(level))
    },
    release: (fd) => closeSync(fd),
  }
}

/** Paths of the devices of GPIO chips, in order. */
export function gpioDevices(folder = '/dev'): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^gpiochip\d+$/.test(name))
      .sort(byNumber)
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}
