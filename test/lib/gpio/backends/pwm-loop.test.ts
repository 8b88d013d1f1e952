import { expect, test } from 'vitest'
import { dutyUnit, PwmLoop } from '../../../../lib/gpio/backends/pwm-loop.ts'

function duty(value: number): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(4)
  new Int32Array(memory)[0] = value * dutyUnit
  return memory
}

function setUp() {
  const written: [time: number, fd: number, level: number][] = []
  let now = 0
  const loop = new PwmLoop((fd, level) => {
    if (fd === 99) throw new Error('gone')
    written.push([Number(now.toFixed(6)), fd, level])
  })
  const run = (until: number): void => {
    for (;;) {
      const wait = loop.turn(now)
      if (now + wait > until) break
      now += wait
    }
    now = until
  }
  return { loop, written, run, command: (command: Parameters<PwmLoop['command']>[0]) => loop.command(command, now) }
}

const add = (key: number, fd: number, period: number, memory: SharedArrayBuffer) =>
  ({ add: key, fd, kind: 'cdev', period, duty: memory }) as const

test('pulses have their length and their period, and another duty counts from the next period', () => {
  const { written, run, command } = setUp()
  const memory = duty(0.25)
  command(add(1, 5, 0.1, memory))
  run(0.15)
  new Int32Array(memory)[0] = 0.5 * dutyUnit
  run(0.29)
  expect(written).toEqual([
    [0, 5, 1],
    [0.025, 5, 0],
    [0.1, 5, 1],
    [0.125, 5, 0],
    [0.2, 5, 1],
    [0.25, 5, 0],
  ])
})

test('duties 0 and 1 are levels, written at once, and cost no time after that', () => {
  const { loop, written, run, command } = setUp()
  const memory = duty(0)
  command(add(1, 5, 0.1, memory))
  expect(loop.turn(0)).toBe(Number.POSITIVE_INFINITY)
  new Int32Array(memory)[0] = dutyUnit
  run(0.05)
  expect(loop.turn(0.05)).toBe(Number.POSITIVE_INFINITY)
  new Int32Array(memory)[0] = 0.5 * dutyUnit
  run(0.11)
  expect(written.map(([, , level]) => level)).toEqual([0, 1, 0])
})

test('lines keep apart; one that fails or is removed is left alone', () => {
  const { loop, written, run, command } = setUp()
  command(add(1, 5, 0.1, duty(0.5)))
  command(add(2, 6, 0.03, duty(0.5)))
  command(add(3, 99, 0.01, duty(0.5)))
  run(0.04)
  expect(written).toEqual([
    [0, 5, 1],
    [0, 6, 1],
    [0.015, 6, 0],
    [0.03, 6, 1],
  ])
  command({ remove: 2 })
  run(0.06)
  expect(written.slice(4)).toEqual([[0.05, 5, 0]])
  command({ end: true })
  expect(loop.ended).toBe(true)
})

test('a thread that was held up goes on from now instead of catching up', () => {
  const { loop, written, command } = setUp()
  command(add(1, 5, 0.1, duty(0.5)))
  loop.turn(1.02)
  expect(loop.turn(1.03)).toBeCloseTo(0.04)
  expect(written).toHaveLength(1)
})
