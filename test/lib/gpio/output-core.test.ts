import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../lib/index.ts'
import { codeOf, gone, mockRig, realRig } from './support.ts'

const tag = '/system/gpio/17'

describe.each(['real', 'mocked'])('a %s digital output', (kind) => {
  const make = (options: object = {}) => {
    const rig = realRig()
    const output = rig.k.gpio.DigitalOutput(17, kind === 'mocked', options)
    return { ...rig, output, tag: rig.k.tags.get(tag) }
  }

  it('follows its tag, on above a half', () => {
    const { output, tag } = make()
    for (const [value, level] of [
      [1, 1],
      [0.5, 0],
      [0.51, 1],
      [0, 0],
      [7, 1],
      [-3, 0],
    ] as const) {
      tag.value = value
      expect([value, output.state.level]).toEqual([value, level])
    }
  })

  it('on, off and value set the default claim; a higher one keeps winning', () => {
    const { output, tag } = make()
    output.on()
    expect([output.value, output.state.level, tag.currentSource]).toEqual([1, 1, 'default'])
    const higher = tag.claim(0, 'alarm', 80)
    output.value = true
    expect([output.value, output.state.level]).toEqual([0, 0])
    higher.release()
    expect(output.state.level).toBe(1)
    output.off()
    output.toggle()
    expect(output.value).toBe(1)
    expect(codeOf(() => Object.assign(output, { value: 'warm' }))).toBe('KAITHEM_VALUE')
  })

  it('active low, off is high', () => {
    const { output } = make({ active_high: false })
    expect([output.value, output.state.level]).toEqual([0, 1])
    output.on()
    expect([output.value, output.state.level, output.gpio.value, output.gpio.active_high]).toEqual([1, 0, 1, false])
  })

  it('is forced by an operator, and follows its tag again afterwards', async () => {
    const { clock, k, output, tag } = make()
    output.force(1, { by: 'ann' })
    tag.value = 0
    await clock.advance(0.001)
    const alert = k.alerts.get('Pin17override')
    expect([output.state.level, output.state.forced, output.value, alert?.state]).toEqual([1, true, 0, 'active'])
    expect(alert?.trip_message).toContain('forced to 1')
    tag.value = 1
    output.force(false)
    expect(output.state.level).toBe(0)
    output.unforce({ by: 'ann' })
    expect([output.state.level, output.state.forced, alert?.state]).toEqual([1, false, 'cleared'])
    expect(codeOf(() => output.force(2))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => output.force('on' as never))).toBe('KAITHEM_TYPE')
  })

  it('makes its tag anew when somebody deletes it', () => {
    const { k, output } = make()
    output.on()
    k.tags.delete(tag)
    expect([output.value, output.state.level]).toEqual([0, 0])
    k.tags.get(tag).value = 1
    expect(output.state.level).toBe(1)
  })

  it('leaves nothing behind when it is closed', async () => {
    const { clock, k, output } = make()
    output.blink()
    output.close()
    output.close()
    await clock.advance(0)
    expect([clock.pending, k.alerts.all(), k.gpio.pins(), output.state.level]).toEqual([0, [], [], null])
    k.tags.get(tag).value = 0
    for (const call of [() => output.on(), () => output.force(1), () => output.unforce(), () => output.blink()]) {
      expect(codeOf(call)).toBe('KAITHEM_CLOSED')
    }
  })
})

describe('the first value', () => {
  it('is set without a glitch, as is what a tag had before', () => {
    const { chip, k } = realRig()
    k.gpio.DigitalOutput(17, { initial_value: 1, fail_safe: 0, drive: 'open-drain' })
    expect(chip.calls.slice(1)).toEqual(['output 17 1 open-drain 0'])
    expect([k.tags.get(tag).value, k.tags.get(tag).timestamp > 0]).toEqual([1, true])
    k.tags.get('/system/gpio/18').value = 1
    k.gpio.DigitalOutput(18)
    expect(chip.calls.at(-1)).toBe('output 18 1 push-pull -')
    k.tags.get('/system/gpio/19').value = 0
    k.gpio.DigitalOutput(19, { initial_value: 1 })
    expect(chip.calls.at(-1)).toBe('output 19 0 push-pull -')
  })

  it('of a PWM output keeps its fraction', () => {
    const { chip, k } = realRig()
    k.tags.get('/system/gpio/18').value = 0.3
    expect(k.gpio.PWMOutput(18, { initial_value: 1, frequency: 200 }).value).toBe(0.3)
    expect(chip.calls.at(-1)).toBe('pwm 18 200 0.3')
    k.gpio.PWMOutput(19, { initial_value: 0.25, active_high: false })
    expect(chip.calls.at(-1)).toBe('pwm 19 100 0.75')
  })

  it('is not kept where the pin could not be opened', () => {
    const { chip, k } = realRig()
    chip.openError = new KaithemError('KAITHEM_STATE', 'line 17 is used by lircd', { consumer: 'lircd' })
    expect(codeOf(() => k.gpio.DigitalOutput(17, { initial_value: 1 }))).toBe('KAITHEM_STATE')
    expect([k.tags.get(tag).timestamp, k.gpio.pins(), k.alerts.all()]).toEqual([0, [], []])
  })
})

describe('writing', () => {
  it('only what is another level', () => {
    const { chip, k } = realRig()
    const output = k.gpio.DigitalOutput(17)
    for (const value of [0.6, 0.7, 1, 0.2, 0]) k.tags.get(tag).value = value
    expect(chip.calls.slice(2)).toEqual(['write 1', 'write 0'])
    output.close()
    expect(chip.level(17)).toBe(0)
  })

  it('that fails opens the line anew, with the value there is then', async () => {
    const { chip, clock, k, logged } = realRig()
    const output = k.gpio.DigitalOutput(17)
    chip.writeError = gone()
    chip.openError = gone()
    output.on()
    expect([output.state.error?.code, output.state.level, output.value]).toEqual(['KAITHEM_IO', null, 1])
    expect(logged.join()).toContain('the chip is gone')
    chip.writeError = undefined
    chip.openError = undefined
    await clock.advance(1)
    expect([output.state.error, output.state.level, chip.calls.at(-1)]).toEqual([null, 1, 'output 17 1 push-pull -'])
    chip.unplug(17, gone())
    k.tags.get(tag).value = 0
    chip.openError = undefined
    await clock.advance(1)
    expect(chip.calls.at(-1)).toBe('output 17 0 push-pull -')
    k.close()
    expect(clock.pending).toBe(0)
  })
})

describe('what a driver cannot do', () => {
  it('is refused: driving one level only, PWM', () => {
    const { chip, k } = realRig()
    chip.features = { ...chip.features, drive: false, pwm: false }
    expect(codeOf(() => k.gpio.DigitalOutput(17, { drive: 'open-drain' }))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => k.gpio.PWMOutput(17))).toBe('KAITHEM_UNAVAILABLE')
    expect(k.gpio.DigitalOutput(17).state.level).toBe(0)
  })
})

describe('PWM', () => {
  it('writes the duty, the other way round when it is active low', () => {
    const { chip, k } = realRig()
    const lamp = k.gpio.PWMOutput(18, { active_high: false })
    lamp.value = 0.25
    expect([chip.calls.at(-1), lamp.state.level, lamp.gpio.value]).toEqual(['duty 0.75', 0.75, 0.25])
    lamp.toggle()
    expect(lamp.value).toBe(0.75)
    lamp.force(0.5)
    lamp.off()
    expect(lamp.gpio.value).toBe(0.5)
    lamp.unforce()
    expect(lamp.gpio.value).toBe(0)
  })
})

it('an effect that code in the tag refuses ends, and is told', async () => {
  const { clock, k, logged } = mockRig()
  const output = k.gpio.DigitalOutput(17)
  output.blink({ on_time: 1, off_time: 1 })
  k.tags.get(tag).setHandler(() => {
    throw new Error('not now')
  })
  await clock.advance(5)
  expect(logged.filter((text) => text.includes('not now'))).toHaveLength(1)
  k.tags.get(tag).setHandler(null)
  k.close()
  expect(clock.pending).toBe(0)
})

describe('an effect that is cut off ends switched off, or the next object would find its tag on', () => {
  it.each(['close', 'takeover', 'owner'] as const)('by %s', async (how) => {
    const { clock, k, chip } = realRig()
    const tags = k.tags.get(tag)
    const node = k.scope('flow')
    const opener = node.gpio.DigitalOutput(17)
    opener.pulse({ length: 5 })
    await clock.advance(1)
    expect([tags.value, chip.level(17)]).toEqual([1, 1])
    if (how === 'close') opener.close()
    else if (how === 'owner') node.dispose()
    if (how !== 'takeover') expect([tags.value, chip.level(17)]).toEqual([0, 0])
    const next = k.gpio.DigitalOutput(17, { initial_value: 1 })
    expect([tags.value, next.state.level]).toEqual([0, 0])
  })

  it('at its fail-safe level, without another one before', async () => {
    const { k, chip } = realRig()
    const valve = k.gpio.DigitalOutput(17, { fail_safe: 1 })
    valve.blink()
    const before = chip.calls.length
    valve.close()
    expect([k.tags.get(tag).value, chip.level(17), chip.calls.slice(before)]).toEqual([0, 1, []])
  })

  it('also when all ends, without a word', () => {
    const { k, chip, logged } = realRig()
    k.gpio.DigitalOutput(17).blink()
    k.close()
    expect([chip.level(17), logged]).toEqual([0, []])
  })
})
