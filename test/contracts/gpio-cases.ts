/**
 * What every GpioBackend must do, as cases that run anywhere: in vitest (`gpio.ts` beside this file), and in plain Node on
 * a machine with a simulated chip.
 *
 * @module
 */

import assert from 'node:assert/strict'
import type { KaithemError } from '../../lib/errors.ts'
import type {
  GpioBackend,
  InputLine,
  InputListener,
  InputOptions,
  Level,
  LineAddress,
  OutputLine,
  OutputOptions,
  PwmLine,
  PwmOptions,
} from '../../lib/gpio/backend.ts'

/** A driver, and the other end of its lines. Lines 4 to 7 are free. */
export interface GpioRig {
  readonly backend: GpioBackend
  /** Drives an input from outside, or lets go of it with null. */
  drive(offset: number, level: Level | null): void
  /** What an output drives now. */
  driven(offset: number): Level
  /** Chip of the lines; undefined: found by the driver. */
  readonly chip?: string | undefined
  /** A line of it that has a name, where it has. */
  readonly named?: { readonly name: string; readonly offset: number } | undefined
  /** The wall clock in epoch seconds, to compare with times of edges (default: that of the machine). */
  readonly now?: (() => number) | undefined
  /** Lets time pass (default: real time). */
  readonly pass?: ((seconds: number) => Promise<void>) | undefined
  /** Frees what the rig itself needs; the cases close the backend. */
  close?(): void | Promise<void>
}

export interface GpioCase {
  readonly title: string
  run(rig: GpioRig): Promise<void> | void
}

interface Edge {
  readonly level: Level
  readonly time: number
}

const longestWait = 20

async function passRealTime(seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}

/** Waits for a condition; whatever it waits for may take long on an emulated machine. */
async function until(rig: GpioRig, what: string, isSo: () => boolean): Promise<void> {
  const pass = rig.pass ?? passRealTime
  for (let waited = 0; waited < longestWait; waited += 0.01) {
    if (isSo()) return
    await pass(0.01)
  }
  assert.fail(`waited ${longestWait} s for ${what}`)
}

/** The lines of one case. */
class Bench {
  readonly rig: GpioRig
  readonly errors: KaithemError[] = []

  constructor(rig: GpioRig) {
    this.rig = rig
  }

  at(offset: number): LineAddress {
    return this.rig.chip === undefined ? { offset } : { chip: this.rig.chip, offset }
  }

  input(offset: number, options: Partial<InputOptions> = {}): { line: InputLine; edges: Edge[] } {
    const edges: Edge[] = []
    const listener: InputListener = {
      edge: (level, time) => void edges.push({ level, time }),
      failed: (error) => void this.errors.push(error),
    }
    const pull = this.rig.backend.features.pull ? 'up' : 'none'
    const line = this.rig.backend.openInput(this.at(offset), { pull, debounce: 0, ...options }, listener)
    return { line, edges }
  }

  output(offset: number, options: Partial<OutputOptions> = {}): OutputLine {
    const failed = (error: KaithemError): void => void this.errors.push(error)
    return this.rig.backend.openOutput(this.at(offset), { drive: 'push-pull', level: 0, ...options }, { failed })
  }

  pwm(offset: number, options: Partial<PwmOptions> = {}): PwmLine {
    const failed = (error: KaithemError): void => void this.errors.push(error)
    return this.rig.backend.openPwm(this.at(offset), { frequency: 50, duty: 0, ...options }, { failed })
  }

  levels(edges: readonly Edge[]): Level[] {
    return edges.map(({ level }) => level)
  }

  async drives(offset: number, level: Level): Promise<void> {
    await until(this.rig, `line ${offset} to be ${level}`, () => this.rig.driven(offset) === level)
  }
}

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
  return 'nothing thrown'
}

function of(title: string, work: (bench: Bench, rig: GpioRig) => Promise<void> | void): GpioCase {
  return {
    title,
    run: async (rig) => {
      const bench = new Bench(rig)
      await work(bench, rig)
      assert.deepEqual(bench.errors, [])
    },
  }
}

export const gpioCases: readonly GpioCase[] = [
  of('can be used here, and says so again and again', (_bench, { backend }) => {
    assert.equal(backend.probe(), undefined)
    assert.equal(backend.probe(), undefined)
  }),

  of('reads the level of an input', async (bench, rig) => {
    rig.drive(4, 1)
    const { line } = bench.input(4)
    await until(rig, 'a high level', () => line.read() === 1)
    rig.drive(4, 0)
    await until(rig, 'a low level', () => line.read() === 0)
    line.close()
  }),

  of('tells every edge once and in order, and none while it is being opened', async (bench, rig) => {
    rig.drive(4, 1)
    const { line, edges } = bench.input(4)
    assert.deepEqual(edges, [])
    for (const level of [0, 1, 0, 1, 0] as const) {
      const before = edges.length
      rig.drive(4, level)
      await until(rig, `edge ${before + 1}`, () => edges.length > before)
    }
    assert.deepEqual(bench.levels(edges), [0, 1, 0, 1, 0])
    line.close()
  }),

  of('tells times of edges in epoch seconds that never run backwards', async (bench, rig) => {
    const now = rig.now ?? (() => Date.now() / 1000)
    rig.drive(4, 0)
    const { line, edges } = bench.input(4)
    const before = now()
    for (const level of [1, 0, 1] as const) {
      const count = edges.length
      rig.drive(4, level)
      await until(rig, 'an edge', () => edges.length > count)
    }
    const times = edges.map(({ time }) => time)
    const bounds = [before - 0.05, ...times, now() + 0.05]
    assert.deepEqual(
      [...bounds].sort((a, b) => a - b),
      bounds,
    )
    line.close()
  }),

  of('tells nothing after it was closed, and can be opened again', async (bench, rig) => {
    rig.drive(4, 0)
    const first = bench.input(4)
    first.line.close()
    first.line.close()
    rig.drive(4, 1)
    const second = bench.input(4)
    await until(rig, 'the level', () => second.line.read() === 1)
    rig.drive(4, 0)
    await until(rig, 'an edge on the second line', () => second.edges.length > 0)
    assert.deepEqual(first.edges, [])
    second.line.close()
  }),

  of('keeps lines apart', async (bench, rig) => {
    for (const offset of [4, 5, 6, 7]) rig.drive(offset, 0)
    const inputs = [4, 5, 6, 7].map((offset) => bench.input(offset))
    rig.drive(5, 1)
    await until(rig, 'an edge on line 5', () => inputs[1]?.edges.length === 1)
    rig.drive(7, 1)
    await until(rig, 'an edge on line 7', () => inputs[3]?.edges.length === 1)
    assert.deepEqual(
      inputs.map(({ edges }) => bench.levels(edges)),
      [[], [1], [], [1]],
    )
    for (const { line } of inputs) line.close()
  }),

  of('pulls inputs where it can, and refuses where it cannot', async (bench, rig) => {
    if (!rig.backend.features.pull) {
      assert.equal(
        codeOf(() => bench.input(4, { pull: 'up' })),
        'KAITHEM_VALUE',
      )
      return
    }
    rig.drive(4, null)
    const up = bench.input(4, { pull: 'up' })
    await until(rig, 'a pulled-up line', () => up.line.read() === 1)
    up.line.close()
    const down = bench.input(4, { pull: 'down' })
    await until(rig, 'a pulled-down line', () => down.line.read() === 0)
    down.line.close()
  }),

  of('debounces in the kernel where it can, and refuses where it cannot', async (bench, rig) => {
    if (!rig.backend.features.debounce) {
      assert.equal(
        codeOf(() => bench.input(4, { debounce: 0.01 })),
        'KAITHEM_VALUE',
      )
      return
    }
    rig.drive(4, 0)
    const { line, edges } = bench.input(4, { debounce: 0.02 })
    rig.drive(4, 1)
    await until(rig, 'the debounced edge', () => edges.length > 0)
    assert.deepEqual(bench.levels(edges), [1])
    line.close()
  }),

  of('opens an output at its level and drives it', async (bench, rig) => {
    const line = bench.output(5, { level: 1 })
    await bench.drives(5, 1)
    assert.equal(line.read(), 1)
    line.write(0)
    await bench.drives(5, 0)
    assert.equal(line.read(), 0)
    line.write(1)
    await bench.drives(5, 1)
    line.close()
    line.close()
    assert.notEqual(rig.driven(5), undefined)
  }),

  of('leaves an output at its fail-safe level', async (bench) => {
    const high = bench.output(5, { level: 0, failSafe: 1 })
    await bench.drives(5, 0)
    high.close()
    await bench.drives(5, 1)
    const low = bench.output(5, { level: 1, failSafe: 0 })
    await bench.drives(5, 1)
    low.close()
    await bench.drives(5, 0)
  }),

  of('refuses a line that is in use', (bench) => {
    const line = bench.output(6)
    assert.equal(
      codeOf(() => bench.output(6)),
      'KAITHEM_STATE',
    )
    assert.equal(
      codeOf(() => bench.input(6)),
      'KAITHEM_STATE',
    )
    line.close()
    bench.output(6).close()
  }),

  of('finds a line by its name', async (bench, rig) => {
    const { named } = rig
    if (named === undefined) return
    rig.drive(named.offset, 1)
    const failed = (error: KaithemError): void => void bench.errors.push(error)
    const options: InputOptions = { pull: 'none', debounce: 0 }
    const line = rig.backend.openInput({ name: named.name }, options, { edge: () => {}, failed })
    await until(rig, 'a high level', () => line.read() === 1)
    line.close()
  }),

  of('lists lines with who uses them', (bench, rig) => {
    const before = rig.backend.lines()
    if (before.length === 0) return
    const isUsed = (): boolean | undefined => {
      const lines = rig.backend.lines().filter(({ chip, label, offset }) => {
        return offset === 6 && (rig.chip === undefined || rig.chip === chip || rig.chip === label)
      })
      return lines.some(({ used }) => used)
    }
    assert.equal(isUsed(), false)
    const line = bench.output(6)
    assert.equal(isUsed(), true)
    line.close()
    assert.equal(isUsed(), false)
  }),

  of('does PWM where it can, and refuses where it cannot', async (bench, rig) => {
    if (!rig.backend.features.pwm) {
      assert.equal(
        codeOf(() => bench.pwm(7)),
        'KAITHEM_VALUE',
      )
      return
    }
    const line = bench.pwm(7, { duty: 1 })
    await bench.drives(7, 1)
    line.write(0)
    await bench.drives(7, 0)
    line.write(0.5)
    await until(rig, 'a high pulse', () => rig.driven(7) === 1)
    if (line.source !== 'mock') await until(rig, 'a low pulse', () => rig.driven(7) === 0)
    line.write(0)
    await bench.drives(7, 0)
    line.close()
    line.close()
  }),

  of('leaves a PWM output at its fail-safe level', async (bench, rig) => {
    if (!rig.backend.features.pwm) return
    const line = bench.pwm(7, { duty: 0, failSafe: 1 })
    await bench.drives(7, 0)
    line.close()
    await bench.drives(7, 1)
  }),

  of('closes every line with itself', async (bench, rig) => {
    const output = bench.output(5, { level: 1, failSafe: 0 })
    const { edges } = bench.input(4)
    await bench.drives(5, 1)
    rig.backend.close()
    rig.backend.close()
    await bench.drives(5, 0)
    const count = edges.length
    rig.drive(4, 1)
    rig.drive(4, 0)
    output.close()
    assert.equal(edges.length, count)
  }),
]
