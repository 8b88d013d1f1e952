import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../lib/index.ts'
import { codeOf, mockRig, realRig } from './support.ts'

describe('mocking a real pin', () => {
  it('takes it off the line and back, with changes where something differs', async () => {
    const { chip, clock, k, heard } = realRig()
    const changes = heard('/system/gpio/change/4')
    chip.drive(4, 1)
    const input = k.gpio.DigitalInput(4)
    input.set_raw_mock_value(0)
    expect([input.value, input.state.mocked, input.state.mock_reason, input.state.driver]).toEqual([
      ...[1, true, 'code', 'mock'],
    ])
    chip.drive(4, 0)
    chip.drive(4, 1)
    await clock.advance(0)
    expect(changes).toEqual([true])
    input.release_mocking()
    await clock.advance(0)
    expect([input.value, input.state.mocked, changes]).toEqual([0, false, [true, false]])
    input.release_mocking()
    chip.drive(4, 0)
    expect(input.value).toBe(1)
  })

  it('goes back without a change where nothing differs', async () => {
    const { chip, clock, k, heard } = realRig()
    const changes = heard('/system/gpio/change/4')
    chip.drive(4, 0)
    const input = k.gpio.DigitalInput(4)
    input.set_raw_mock_value(0)
    input.release_mocking()
    await clock.advance(0)
    expect(changes).toEqual([])
  })

  it('stays mocked when the line is taken meanwhile', () => {
    const { chip, k } = realRig()
    const input = k.gpio.DigitalInput(4)
    input.set_raw_mock_value(0)
    chip.openError = new KaithemError('KAITHEM_STATE', 'used by dnsmasq', { consumer: 'dnsmasq' })
    expect(codeOf(() => input.release_mocking())).toBe('KAITHEM_STATE')
    expect([input.state.mocked, input.state.error, input.value]).toEqual([true, null, 1])
    input.set_raw_mock_value(1)
    expect(input.value).toBe(0)
  })

  it('by an operator trips the alert, and unmock clears it', async () => {
    const { chip, clock, k } = realRig()
    chip.drive(4, 1)
    const input = k.gpio.DigitalInput(4, { comment: 'front door' })
    const alert = k.alerts.get('Pin4mock')
    expect(alert?.state).toBe('normal')
    input.set_raw_mock_value(0)
    expect(alert?.state).toBe('normal')
    input.mock(0, { by: 'ann' })
    await clock.advance(0.001)
    expect([alert?.state, input.state.mock_reason]).toEqual(['active', 'operator'])
    expect(k.alerts.journal.search({ name: 'Pin4mock', event: 'trip' })[0]?.by).toBe('ann')
    input.unmock({ by: 'ann' })
    expect([alert?.state, input.state.mocked, input.value]).toEqual(['cleared', false, 0])
    await clock.advance(11)
    expect(alert?.state).toBe('normal')
  })

  it('what an operator did ends with release_mocking too', async () => {
    const { k, clock } = realRig()
    const input = k.gpio.DigitalInput(4)
    input.mock(1)
    await clock.advance(0.001)
    input.release_mocking()
    expect(k.alerts.get('Pin4mock')?.state).toBe('cleared')
  })
})

describe('without hardware', () => {
  it('an input is mocked, says why, and cannot be released', () => {
    const { k, logged } = mockRig()
    const input = k.gpio.DigitalInput(4)
    expect([input.state.mocked, input.state.mock_reason]).toEqual([true, 'fallback'])
    expect(codeOf(() => input.release_mocking())).toBe('KAITHEM_UNAVAILABLE')
    input.set_raw_mock_value(0)
    expect(input.value).toBe(1)
    k.gpio.DigitalInput(5)
    expect(logged.filter((text) => text.includes('No real GPIO found, using mock pins'))).toHaveLength(1)
    expect(k.message.recent('/system/notifications/warnings')).toHaveLength(1)
  })

  it('unmock brings it back to where it was made: inactive', () => {
    const { k } = mockRig()
    for (const [options, reason] of [
      [{}, 'fallback'],
      [{ mock: true }, 'option'],
    ] as const) {
      const input = k.gpio.DigitalInput(4, options)
      input.mock(0)
      expect([input.value, input.state.mock_reason]).toEqual([1, 'operator'])
      input.unmock()
      expect([input.value, input.state.mock_reason]).toEqual([0, reason])
      input.close()
    }
  })

  it('mock is asked for: nothing is looked at, nobody is warned', () => {
    const { chip, k, logged } = realRig()
    k.gpio.DigitalInput(4, { mock: true })
    expect([chip.calls, logged]).toEqual([[], []])
    const all = realRig({ gpio: 'mock' })
    all.k.gpio.DigitalInput(4)
    expect([all.chip.calls, all.logged]).toEqual([[], []])
  })
})

it('what bounced is not lost when the real pin cannot be had', async () => {
  const { clock, k, chip } = realRig()
  const input = k.gpio.DigitalInput(4, { bounce_time: 1 })
  input.set_raw_mock_value(0)
  input.set_raw_mock_value(1)
  expect(input.gpio.is_active).toBe(true)
  chip.openError = new KaithemError('KAITHEM_STATE', 'line 4 is in use')
  expect(codeOf(() => input.release_mocking())).toBe('KAITHEM_STATE')
  await clock.advance(2)
  expect([input.gpio.is_active, input.value, input.state.mocked]).toEqual([false, 0, true])
})
