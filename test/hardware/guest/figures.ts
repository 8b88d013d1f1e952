/** How quick each driver is, beside onoff and gpiomon used directly. @module */

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Level } from '../../../lib/gpio/backend.ts'
import type { HardwareCase } from './cases.ts'
import { createBackend, drive, type RealDriver, sleep, testPackages, toggle, until } from './machine.ts'

const line = 4

/** Something that calls for every edge. */
interface Listener {
  open(edge: () => void): Promise<() => unknown>
}

const failed = (error: Error): void => {
  throw error
}

const ours = (name: RealDriver): Listener => ({
  open: async (edge) => {
    const backend = createBackend(name)
    backend.openInput({ offset: line }, { pull: 'none', debounce: 0 }, { edge, failed })
    return () => backend.close()
  },
})

interface Gpio {
  watch(callback: () => void): void
  unexport(): void
}

const bareOnoff: Listener = {
  open: async (edge) => {
    const { Gpio } = testPackages('onoff') as { Gpio: new (number: number, direction: string, edge: string) => Gpio }
    const gpio = new Gpio(Number(process.env.GPIOBASE) + line, 'in', 'both')
    gpio.watch(() => edge())
    return () => gpio.unexport()
  },
}

const bareGpiomon: Listener = {
  open: async (edge) => {
    const chip = (process.env.GPIOCHIP ?? '').replace('/dev/', '')
    const child = spawn('gpiomon', ['--line-buffered', '--format=%e', chip, `${line}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    createInterface(child.stdout).on('line', edge)
    await sleep(1)
    const ended = new Promise((resolve) => child.on('close', resolve))
    return () => {
      child.kill()
      return ended
    }
  },
}

export const listeners: Readonly<Record<string, Listener>> = {
  cdev: ours('cdev'),
  gpiod: ours('gpiod'),
  onoff: ours('onoff'),
  'onoff alone': bareOnoff,
  'gpiomon alone': bareGpiomon,
}

/** Sends edges and collects when they arrive. @returns delays in milliseconds; fewer than were sent when some were lost */
async function measure(
  listener: Listener,
  interval: number,
  count: number,
): Promise<{ rate: number; arrived: number; delays: number[] }> {
  drive(line, 0)
  const arrivals: bigint[] = []
  const close = await listener.open(() => arrivals.push(process.hrtime.bigint()))
  try {
    // Whatever starts with the first line has started when its edges arrive.
    let level: Level = 0
    await until('the first edge', () => {
      level = level === 0 ? 1 : 0
      drive(line, level)
      return arrivals.length > 0
    })
    drive(line, 0)
    await sleep(1)
    arrivals.length = 0
    const { took, written, times } = await toggle(interval, count, [line])
    for (let before = -1; arrivals.length < count && arrivals.length !== before; ) {
      before = arrivals.length
      await sleep(2)
    }
    const delays =
      arrivals.length === count ? arrivals.map((at, index) => (Number(at) - (times[index] ?? 0)) / 1e6) : []
    return { rate: written / (took / 1e9), arrived: arrivals.length, delays }
  } finally {
    await close()
    await sleep(0.2)
  }
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2)

async function latency(name: string, count: number): Promise<string> {
  const { delays, arrived } = await measure(listeners[name] as Listener, 20_000, count)
  const sorted = delays.toSorted((a, b) => a - b)
  const lost = arrived === count ? '' : ` (${arrived} of ${count} arrived, none timed)`
  return `${name.padEnd(14)} p50 ${at(sorted, 0.5)}  p99 ${at(sorted, 0.99)} ms${lost}`
}

/** Rates that are tried, in edges a second. */
const rates = [250, 500, 1000, 1700, 2400, 4000, 6000]

async function highestRate(name: string, count: number): Promise<string> {
  let best = 'none'
  for (const wanted of rates) {
    const { arrived, rate } = await measure(listeners[name] as Listener, 1e6 / wanted, count)
    if (arrived < count) return `${name.padEnd(14)} ${best}; at ${Math.round(rate)}/s ${arrived} of ${count}`
    best = `${Math.round(rate)}/s`
  }
  return `${name.padEnd(14)} ${best}, the highest tried`
}

/** @param isFull every library, or the driver for character devices only */
export function figureCases(isFull: boolean): HardwareCase[] {
  const names = isFull ? Object.keys(listeners) : ['cdev']
  const cases: HardwareCase[] = [
    {
      title: 'cdev: a burst of 5,000 edges arrives whole',
      run: async () => {
        const { arrived, rate } = await measure(listeners.cdev as Listener, 0, 5000)
        assert.equal(arrived, 5000)
        return [`the machine made ${Math.round(rate)} edges/s`]
      },
    },
    {
      title: 'cdev: 7,200 edges arrive whole, 2,400 a second where the machine can make so many',
      run: async () => {
        const { arrived, rate } = await measure(listeners.cdev as Listener, 1e6 / 2400, 7200)
        assert.equal(arrived, 7200)
        return [`the machine made ${Math.round(rate)} edges/s`]
      },
    },
  ]
  for (const name of names)
    cases.push({ title: `${name}: from edge to callback`, run: async () => [await latency(name, isFull ? 400 : 100)] })
  if (isFull) {
    for (const name of names)
      cases.push({ title: `${name}: highest rate without loss`, run: async () => [await highestRate(name, 1000)] })
    for (const name of names) {
      cases.push({
        title: `${name}: 1,000 edges as fast as they can be made`,
        run: async () => {
          const { arrived, rate } = await measure(listeners[name] as Listener, 0, 1000)
          return [`${name.padEnd(14)} ${arrived} of 1000 at ${Math.round(rate)}/s`]
        },
      })
    }
  }
  return cases
}
