import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../lib/index.ts'
import { codeOf, mockRig, noDevice, realRig } from './support.ts'

describe('one object per pin', () => {
  it('a second one takes the pin over, with a warning; the old one is closed and its alert gone', async () => {
    const { chip, clock, k, heard, logged } = realRig()
    const warnings = heard('/system/notifications/warnings')
    const old = k.gpio.DigitalInput(4)
    old.mock(0)
    await clock.advance(0.001)
    const input = k.gpio.DigitalInput('BOARD7', { pull: false })
    await clock.advance(0.001)
    expect([old.state.closed, input.state.closed, k.gpio.pins().length]).toEqual([true, false, 1])
    expect(warnings).toEqual(['Pin 4 was in use by kaithem; the new object takes it over and the old one is closed'])
    expect([logged.length, k.alerts.get('Pin4mock')?.state]).toEqual([1, 'normal'])
    chip.drive(4, 1)
    expect(input.value).toBe(1)
    old.close()
    expect(k.gpio.get(4)).toBe(input)
  })

  it('also one of another kind', () => {
    const { k } = mockRig({ gpio: 'mock' })
    const input = k.gpio.DigitalInput(4)
    const output = k.gpio.PWMOutput('GPIO4')
    output.value = 0.5
    expect([input.state.closed, output.state.level, output.value]).toEqual([true, 0.5, 0.5])
    const again = k.gpio.DigitalInput(4)
    expect([output.state.closed, again.value]).toEqual([true, 0])
  })

  it('arguments are read first: what is refused takes nothing over', () => {
    const { k } = mockRig({ gpio: 'mock' })
    const input = k.gpio.DigitalInput(4)
    expect(codeOf(() => k.gpio.DigitalOutput(4, { drive: 'up' as never }))).toBe('KAITHEM_VALUE')
    expect([input.state.closed, k.gpio.get(4)]).toEqual([false, input])
  })

  it('whoever made it ends it', async () => {
    const { clock, k } = mockRig({ gpio: 'mock' })
    const scope = k.scope('flow')
    scope.gpio.DigitalInput(4)
    scope.gpio.DigitalOutput(17).blink()
    expect(k.gpio.pins().map(({ owner }) => owner)).toEqual(['flow', 'flow'])
    scope.close()
    await clock.advance(0)
    expect([k.gpio.pins(), clock.pending]).toEqual([[], 0])
    expect(codeOf(() => scope.gpio.DigitalInput(4))).toBe('KAITHEM_CLOSED')
    const next = k.scope('flow')
    next.gpio.DigitalInput(4)
    expect(k.message.recent('/system/notifications/warnings')).toEqual([])
  })

  it('a pin that cannot be opened is nobody’s', () => {
    const { chip, k } = realRig()
    chip.openError = new KaithemError('KAITHEM_KEY', 'there is no line 4')
    expect(codeOf(() => k.gpio.DigitalOutput(4))).toBe('KAITHEM_KEY')
    chip.openError = undefined
    expect(k.gpio.DigitalOutput(4).state.driver).toBe('cdev')
  })
})

describe('drivers', () => {
  it('nothing is looked at before the first real pin', () => {
    const { chip, k } = realRig()
    k.gpio.pins()
    k.gpio.get(4)
    k.gpio.DigitalInput(4, { mock: true })
    expect(chip.calls).toEqual([])
    k.gpio.DigitalInput(5)
    expect(chip.calls[0]).toBe('probe')
  })

  it('are closed with kaithem, after the pins', () => {
    const { chip, k } = realRig()
    k.gpio.DigitalOutput(17, { initial_value: 1, fail_safe: 0 })
    k.close()
    expect([chip.level(17), chip.calls.at(-1)]).toEqual([0, 'close'])
  })

  it('one warning tells that there are none, and why', async () => {
    const { chip, clock, k, heard } = realRig()
    const warnings = heard('/system/notifications/warnings')
    chip.refusal = noDevice
    for (const pin of [4, 5, 6]) k.gpio.DigitalInput(pin)
    await clock.advance(0)
    expect(warnings).toEqual([
      'No real GPIO found, using mock pins. No GPIO driver works here, so pins are virtual (cdev: there is no /dev/gpiochip*)',
    ])
    chip.refusal = undefined
    const input = k.gpio.get(5) as ReturnType<typeof k.gpio.DigitalInput>
    input.release_mocking()
    expect([input.state.driver, input.state.mocked]).toEqual(['cdev', false])
  })

  it('a choice that is no driver is refused with the first pin', () => {
    const { k } = realRig({ gpio: 'pigpio' })
    expect(codeOf(() => k.gpio.DigitalInput(4))).toBe('KAITHEM_VALUE')
    expect(k.gpio.DigitalInput(4, { mock: true }).state.driver).toBe('mock')
  })

  it('the choice may be told later, and a driver may be given', () => {
    const settings = { gpio: 'mock' as const as string }
    const { chip, k } = realRig({ gpio: () => settings.gpio })
    expect(k.gpio.DigitalInput(4).state.driver).toBe('mock')
    settings.gpio = 'auto'
    expect(k.gpio.DigitalInput(5).state.driver).toBe('cdev')
    const own = mockRig({ gpio: chip })
    expect(own.k.gpio.DigitalInput(6).state.driver).toBe('cdev')
  })
})

it('after kaithem is closed there are no pins', () => {
  const { clock, k } = mockRig({ gpio: 'mock' })
  k.gpio.DigitalInput(4).mock(0)
  k.close()
  expect(clock.pending).toBe(0)
  expect(codeOf(() => k.gpio.DigitalInput(4))).toBe('KAITHEM_CLOSED')
})

it('a thousand pins made and closed leave nothing', async () => {
  const { clock, k } = mockRig({ gpio: 'mock' })
  const { bus } = (k as unknown as { engines: { bus: { subscribers(): number } } }).engines
  const before = k.alerts.all().length
  const subscribers = bus.subscribers()
  for (let pin = 0; pin < 1000; pin++) {
    const input = k.gpio.DigitalInput(pin)
    input.on_change(() => {})
    input.set_raw_mock_value(0)
    input.close()
  }
  await clock.advance(0)
  expect([k.gpio.pins().length, k.alerts.all().length - before, clock.pending]).toEqual([0, 0, 0])
  expect(bus.subscribers()).toBe(subscribers)
})
