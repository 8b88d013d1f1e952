import { describe, expect, it, test } from 'vitest'
import { MockBackend } from '../../../lib/gpio/backends/mock.ts'
import { checkDriverChoice, type DriverChoice, Drivers, explain } from '../../../lib/gpio/drivers.ts'
import { ManualClock } from '../../../lib/index.ts'
import { driverOf, FakeBackend } from './fake-backend.ts'
import { codeOf, noDevice } from './support.ts'

function rig(choice: DriverChoice = 'auto') {
  const clock = new ManualClock()
  const mock = new MockBackend(clock)
  const cdev = new FakeBackend(clock, 'cdev')
  const gpiod = new FakeBackend(clock, 'gpiod')
  const chosen: { choice: DriverChoice | FakeBackend } = { choice }
  const drivers = new Drivers({ mock, drivers: [driverOf(cdev), driverOf(gpiod)], choice: () => chosen.choice })
  return { mock, cdev, gpiod, drivers, chosen }
}

describe('auto', () => {
  it('takes the first one that works, and keeps it without asking again', () => {
    const { cdev, gpiod, drivers } = rig()
    expect(drivers.current).toBeUndefined()
    expect(drivers.select().backend).toBe(cdev)
    cdev.refusal = noDevice
    expect(drivers.select().backend).toBe(cdev)
    expect([cdev.calls, gpiod.calls]).toEqual([['probe'], []])
    expect(explain(drivers.select())).toBe('The driver cdev works here')
  })

  it('tells what keeps the others from working', () => {
    const { cdev, gpiod, drivers } = rig()
    cdev.refusal = noDevice
    const selection = drivers.select()
    expect([selection.backend, selection.tried]).toEqual([gpiod, [{ driver: 'cdev', refusal: noDevice }]])
    expect(explain(selection)).toBe('The driver gpiod works here (cdev: there is no /dev/gpiochip*)')
  })

  it('falls back to the mock, and looks anew the next time', () => {
    const { mock, cdev, gpiod, drivers } = rig()
    cdev.refusal = noDevice
    gpiod.refusal = { reason: 'noProgram', message: 'gpioget is not installed', data: { program: 'gpioget' } }
    expect(drivers.select().backend).toBe(mock)
    expect(explain(drivers.select())).toBe(
      'No GPIO driver works here, so pins are virtual (cdev: there is no /dev/gpiochip*; gpiod: gpioget is not installed)',
    )
    cdev.refusal = undefined
    expect(drivers.select().backend).toBe(cdev)
  })
})

it('mock never looks at the machine', () => {
  const { mock, cdev, gpiod, drivers } = rig('mock')
  expect([drivers.select().backend, drivers.select().backend]).toEqual([mock, mock])
  expect([cdev.calls, gpiod.calls]).toEqual([[], []])
  expect(explain(drivers.select())).toBe('The driver mock was asked for')
})

it('a driver that was asked for is the only one that is tried', () => {
  const { mock, cdev, gpiod, drivers } = rig('gpiod')
  expect(drivers.select().backend).toBe(gpiod)
  expect(explain(drivers.select())).toBe('The driver gpiod was asked for')
  gpiod.refusal = noDevice
  const other = rig('gpiod')
  other.gpiod.refusal = noDevice
  expect(other.drivers.select().backend).toBe(other.mock)
  expect(explain(other.drivers.select())).toMatch(/^The driver gpiod does not work here, so pins are virtual \(gpiod: /)
  expect([mock.lines().length, cdev.calls]).toEqual([28, []])
})

it('follows when somebody chooses another one', () => {
  const { mock, cdev, gpiod, drivers, chosen } = rig()
  expect(drivers.select().backend).toBe(cdev)
  chosen.choice = 'gpiod'
  expect(drivers.select().backend).toBe(gpiod)
  chosen.choice = 'mock'
  expect(drivers.select().backend).toBe(mock)
  const own = new FakeBackend(new ManualClock())
  chosen.choice = own
  expect([drivers.select().backend, own.calls]).toEqual([own, []])
  expect(explain(drivers.select())).toBe('The driver cdev was given')
})

it('a driver that cannot be made or asked is one that does not work', () => {
  const mock = new MockBackend(new ManualClock())
  const create = (): never => {
    throw new Error('no memory')
  }
  const drivers = new Drivers({ mock, drivers: [{ name: 'onoff', create }], choice: () => 'auto' })
  const { backend, tried } = drivers.select()
  expect(backend).toBe(mock)
  expect(tried).toEqual([
    { driver: 'onoff', refusal: { reason: 'failed', message: 'no memory', data: { detail: 'no memory' } } },
  ])
})

it('close closes those that were made, and only those', () => {
  const { cdev, gpiod, drivers } = rig()
  drivers.select()
  drivers.close()
  expect([cdev.calls, gpiod.calls, drivers.current]).toEqual([['probe', 'close'], [], undefined])
})

test('what is no driver is refused', () => {
  expect(checkDriverChoice('cdev')).toBe('cdev')
  expect(codeOf(() => checkDriverChoice('pigpio'))).toBe('KAITHEM_VALUE')
  expect(() => checkDriverChoice(null)).toThrow('auto, mock, cdev, gpiod, onoff')
  for (const choice of [null, 5, 'pigpio']) {
    const { drivers } = rig(choice as never)
    expect(codeOf(() => drivers.select())).toBe('KAITHEM_VALUE')
  }
})
