import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { GpioBackend } from '../../../../../lib/gpio/backend.ts'
import { createGpiodBackend } from '../../../../../lib/gpio/backends/gpiod/gpiod.ts'
import { ManualClock } from '../../../../../lib/platform/fake/clock.ts'
import { fakeGpiod } from '../fake-gpiod.ts'

let programs: ReturnType<typeof fakeGpiod>
let backend: GpioBackend
beforeEach(() => {
  programs = fakeGpiod()
  backend = createGpiodBackend(new ManualClock(0))
})
afterEach(() => {
  backend.close()
  programs.restore()
})

const told: unknown[] = []
const listener = {
  edge: (level: number) => told.push(level),
  failed: (error: { code: string }) => told.push(error.code),
}
const input = (offset = 4) => backend.openInput({ offset }, { pull: 'up', debounce: 0 }, listener)
const output = (offset = 5) => backend.openOutput({ offset }, { drive: 'push-pull', level: 1 }, listener)

test('names chips and lines, and what it cannot do', () => {
  expect(backend.lines()[3]).toEqual({
    ...{
      chip: 'gpiochip0',
      label: 'pinctrl-bcm2711',
      offset: 3,
      name: 'GPIO3',
      consumer: '',
      used: false,
      direction: 'in',
    },
  })
  expect(backend.features).toMatchObject({ pull: true, debounce: false, pwm: false })
  const bounce = () => backend.openInput({ offset: 4 }, { pull: 'up', debounce: 0.01 }, listener)
  const pwm = () => backend.openPwm({ offset: 4 }, { frequency: 100, duty: 0 }, listener)
  for (const call of [bounce, pwm]) expect(call).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})

test.each([[{ offset: 9 }], [{ chip: 'other', offset: 1 }], [{ name: 'nothing' }]])('there is no %j', (address) => {
  const open = () => backend.openInput(address, { pull: 'up', debounce: 0 }, listener)
  expect(open).toThrow(
    expect.objectContaining({ code: 'KAITHEM_KEY', message: expect.stringMatching(/gpiochip0 \(pinctrl/) }),
  )
})

test.each([[{ name: 'GPIO4' }], [{ chip: 'pinctrl-bcm2711', offset: 4 }], [{ chip: '/dev/gpiochip0', offset: 4 }]])(
  '%j is line 4',
  (address) => {
    backend.openInput(address, { pull: 'up', debounce: 0 }, listener)
    expect(programs.isUsed(4)).toBe(true)
  },
)

test('refuses lines that somebody has, also ourselves', () => {
  programs.put('used-4', 'spi0 CS1')
  expect(() => input()).toThrow(
    expect.objectContaining({ code: 'KAITHEM_STATE', message: expect.stringMatching(/"spi0 CS1"/) }),
  )
  output()
  expect(() => output()).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
})

test('closes its lines with itself, and ends the programs', async () => {
  input()
  output()
  expect([programs.isUsed(4), programs.isUsed(5)]).toEqual([true, true])
  backend.close()
  await vi.waitFor(() => expect([programs.isUsed(4), programs.isUsed(5)]).toEqual([false, false]))
})

test('says which program is missing', () => {
  const path = process.env.PATH
  process.env.PATH = '/nothing'
  try {
    const refusal = backend.probe()
    expect(['noProgram', 'noDevice']).toContain(refusal?.reason)
  } finally {
    process.env.PATH = path
  }
})
