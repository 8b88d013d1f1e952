import { expect, it } from 'vitest'
import { describePin } from '../../../lib/gpio/describe.ts'
import { KaithemError } from '../../../lib/index.ts'
import { mockRig, noDevice, realRig } from './support.ts'

it('pins are plain data', () => {
  const { k } = realRig()
  k.gpio.DigitalInput('BOARD7', { comment: 'front door', mock: true })
  k.gpio.PWMOutput('gpiochip1/2', { active_high: false, initial_value: 0.25 })
  const [door, fan] = k.gpio.pins()
  expect(door).toEqual({
    ...{ pin: '4', kind: 'input', value: 0, tag: '/system/gpio/4', comment: 'front door', active_level: 'low' },
    ...{ gpio: 4, physical: 7, owner: 'kaithem', driver: 'mock', mocked: true, mock_reason: 'option', forced: false },
    ...{ level: 1, error: null, warnings: [], closed: false },
  })
  expect(fan).toMatchObject({
    ...{ pin: 'gpiochip1/2', kind: 'pwm', value: 0.25, tag: '/system/gpio/gpiochip1/2', gpio: null, physical: null },
    ...{ driver: 'cdev', mocked: false, mock_reason: null, level: 0.75, active_level: 'low' },
  })
  expect(JSON.parse(JSON.stringify(door))).toEqual(door)
})

it('diagnostics tell the driver, why, chips, lines and pins', () => {
  const { k } = realRig()
  k.gpio.DigitalOutput(17)
  const { driver, why, tried, chips, lines, pins, error } = k.gpio.diagnostics()
  expect([driver, why, tried, error]).toEqual(['cdev', 'The driver cdev works here', [], null])
  expect(chips).toEqual([{ chip: 'mock', label: 'mock', lines: 28 }])
  expect([lines[17]?.used, lines[18]?.used, pins.map(({ pin }) => pin)]).toEqual([true, false, ['17']])
})

it('and what keeps drivers from working, without warning anybody', () => {
  const { chip, k, logged } = realRig()
  chip.refusal = noDevice
  const { driver, tried, lines } = k.gpio.diagnostics()
  expect([driver, tried, lines.length, logged]).toEqual(['mock', [{ driver: 'cdev', refusal: noDevice }], 28, []])
})

it('lines that cannot be listed do not hide the rest', () => {
  const { chip, k } = realRig()
  chip.lines = () => {
    throw new KaithemError('KAITHEM_IO', 'the chip is gone')
  }
  const { driver, lines, error } = k.gpio.diagnostics()
  expect([driver, lines, error]).toEqual(['cdev', [], 'the chip is gone'])
})

it('a closed pin can still be described', () => {
  const { k } = mockRig({ gpio: 'mock' })
  const input = k.gpio.DigitalInput(4) as unknown as { core: Parameters<typeof describePin>[0]; close(): void }
  const { core } = input
  input.close()
  expect(describePin(core)).toMatchObject({ pin: '4', closed: true, level: null })
})
