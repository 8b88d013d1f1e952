/**
 * Pulses made by the chip, through /sys/class/pwm. The kernel does not tell which pin a channel comes out of; the device tree
 * does: the pins that the PWM device has reserved, and what they can be.
 *
 * @module
 */

import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultCode } from './line-errors.ts'
import type { Pulses } from './software-pwm.ts'

/** A channel: `/sys/class/pwm/pwmchip0`, 1. */
export interface PwmChannel {
  readonly chip: string
  readonly channel: number
}

/** Channel by GPIO number, as the data sheets have it. */
const channels: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'brcm,bcm2835-pwm': { 12: 0, 13: 1, 18: 0, 19: 1, 40: 0, 41: 1, 45: 1 },
  'raspberrypi,rp1-pwm': { 12: 0, 13: 1, 14: 2, 15: 3, 18: 2, 19: 3 },
}

/**
 * The channel that comes out of a pin of the header, undefined when no PWM device has reserved that pin.
 *
 * @param sys where the kernel tells of its devices
 */
export function pwmChannelOf(gpio: number, sys = '/sys'): PwmChannel | undefined {
  const folder = join(sys, 'class', 'pwm')
  for (const name of list(folder)) {
    const chip = join(folder, name)
    const node = join(chip, 'device', 'of_node')
    const compatible = text(join(node, 'compatible')).split('\0')
    const channel = compatible.map((each) => channels[each]?.[gpio]).find((each) => each !== undefined)
    if (channel !== undefined && reservedPins(node).includes(gpio)) return { chip, channel }
  }
  return undefined
}

/** The pins in the state that a device asked the pin controller for. */
function reservedPins(node: string): readonly number[] {
  const wanted = bytes(join(node, 'pinctrl-0'))
  if (wanted.length < 4) return []
  const handle = wanted.readUInt32BE(0)
  const root = treeRoot(node)
  const group = root === undefined ? undefined : findHandle(root, handle)
  if (group === undefined) return []
  const numbers = bytes(join(group, 'brcm,pins'))
  if (numbers.length > 0)
    return Array.from({ length: numbers.length / 4 }, (_none, index) => numbers.readUInt32BE(index * 4))
  return text(join(group, 'pins'))
    .split('\0')
    .flatMap((pin) => /^gpio(\d+)$/.exec(pin)?.[1] ?? [])
    .map(Number)
}

/** The root of the device tree that a node is in. */
function treeRoot(node: string): string | undefined {
  const path = real(node)
  const match = path === undefined ? null : /^(.*\/devicetree\/base)\//.exec(path)
  return match?.[1]
}

function findHandle(folder: string, handle: number, depth = 0): string | undefined {
  const own = bytes(join(folder, 'phandle'))
  if (own.length === 4 && own.readUInt32BE(0) === handle) return folder
  if (depth > 6) return undefined
  for (const name of list(folder, true)) {
    const found = findHandle(join(folder, name), handle, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** Starts the pulses of a channel. @throws when the kernel refuses, for instance because somebody else has the channel */
export function startHardwarePwm(
  { chip, channel }: PwmChannel,
  { frequency, duty }: { readonly frequency: number; readonly duty: number },
): Pulses {
  const folder = join(chip, `pwm${channel}`)
  const isOurs = !existsSync(folder)
  if (isOurs) writeFileSync(join(chip, 'export'), `${channel}`)
  const period = Math.round(1e9 / frequency)
  const put = (name: string, value: number | string): void => writeFileSync(join(folder, name), `${value}`)
  // A period shorter than the duty that is still set would be refused.
  attempt(() => put('duty_cycle', 0))
  put('period', period)
  const write = (value: number): void => put('duty_cycle', Math.round(value * period))
  write(duty)
  put('enable', 1)
  return {
    write,
    stop: () => {
      attempt(() => put('enable', 0))
      if (isOurs) attempt(() => writeFileSync(join(chip, 'unexport'), `${channel}`))
    },
  }
}

function attempt(work: () => void): void {
  try {
    work()
  } catch (error) {
    // EINVAL before a period is set; ENODEV when the device is gone.
    if (faultCode(error) === '') throw error
  }
}

function list(folder: string, foldersOnly = false): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries
      .filter((entry) => !foldersOnly || entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  } catch {
    return []
  }
}

function bytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

const text = (path: string): string => bytes(path).toString('latin1')

function real(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
