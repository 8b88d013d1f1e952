import { describe, expect, it } from 'vitest'
import { DigitalOutputHandle, OutputHandle, PWMOutputHandle } from '../../../lib/gpio/digital-output.ts'
import { codeOf, mockRig, start } from './support.ts'

function rig() {
  const base = mockRig({ gpio: 'mock' })
  const seen: string[] = []
  const lamp = base.k.gpio.DigitalOutput(17)
  const pwm = base.k.gpio.PWMOutput(18)
  base.k.tags.get('/system/gpio/17').subscribe((value: number) => {
    seen.push(`${value} at ${Math.round((base.clock.now() - start) * 1000)}`)
  })
  return { ...base, seen, lamp, pwm }
}

describe('blink', () => {
  it('goes on and off through the default claim, one second each by itself', async () => {
    const { clock, seen, lamp } = rig()
    lamp.blink()
    await clock.advance(2.5)
    expect(seen).toEqual(['1 at 0', '0 at 1000', '1 at 2000'])
    lamp.off()
    await clock.advance(10)
    expect([seen.length, clock.pending]).toEqual([4, 0])
  })

  it('so many times, both spellings, and background is ignored', async () => {
    const { clock, seen, lamp } = rig()
    lamp.blink({ onTime: 0.1, off_time: 0.2, n: 2, background: false } as object)
    await clock.advance(5)
    expect(seen).toEqual(['1 at 0', '0 at 100', '1 at 300', '0 at 400'])
  })

  it('gives way to a higher claim without noticing', async () => {
    const { clock, k, lamp } = rig()
    const claim = k.tags.get('/system/gpio/17').claim(1, 'alarm', 80)
    lamp.blink()
    await clock.advance(1.5)
    expect(lamp.state.level).toBe(1)
    claim.release()
    expect(lamp.state.level).toBe(0)
  })

  it.each([
    [{ n: 0 }, 'KAITHEM_VALUE'],
    [{ n: 1.5 }, 'KAITHEM_VALUE'],
    [{ n: 'twice' }, 'KAITHEM_TYPE'],
    [{ on_time: -1 }, 'KAITHEM_VALUE'],
    [{ on_time: 0, off_time: 0 }, 'KAITHEM_VALUE'],
    [{ ontime: 1 }, 'KAITHEM_VALUE'],
    [5, 'KAITHEM_TYPE'],
  ])('%j is refused with %s', (options, code) => {
    const { clock, lamp } = rig()
    expect(codeOf(() => lamp.blink(options as never))).toBe(code)
    expect([lamp.value, clock.pending]).toEqual([0, 0])
  })
})

describe('pulse', () => {
  it('of a digital output is on for a time, and starts anew when asked again', async () => {
    const { clock, seen, lamp } = rig()
    lamp.pulse({ length: 3 })
    await clock.advance(2)
    lamp.pulse({ length: 3 })
    await clock.advance(10)
    expect(seen).toEqual(['1 at 0', '0 at 5000'])
    expect(codeOf(() => lamp.pulse({ length: 0 }))).toBe('KAITHEM_VALUE')
  })

  it('of a PWM output fades in and out', async () => {
    const { clock, k, pwm } = rig()
    const seen: number[] = []
    k.tags.get('/system/gpio/18').subscribe((value: number) => seen.push(value))
    pwm.pulse({ fade_in_time: 1, fade_out_time: 0.4, n: 1 })
    await clock.advance(5)
    expect(seen).toHaveLength(35)
    expect([Math.max(...seen), seen.at(-1), clock.pending]).toEqual([1, 0, 0])
    expect(seen.slice(0, 3).map((value) => Math.round(value * 100))).toEqual([4, 8, 12])
    expect(codeOf(() => pwm.pulse({ fade_in_time: 0, fade_out_time: 0 }))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => pwm.pulse({ length: 1 } as never))).toBe('KAITHEM_VALUE')
  })
})

it('toggle turns what the tag has, not what was set last', () => {
  const { k, lamp, pwm } = rig()
  k.tags.get('/system/gpio/17').value = 0.7
  lamp.toggle()
  expect(lamp.value).toBe(0)
  pwm.value = 0.3
  pwm.toggle()
  expect([pwm.value, pwm.frequency]).toEqual([0.7, 100])
})

it('are what they are', () => {
  const { k, lamp, pwm } = rig()
  expect([lamp instanceof DigitalOutputHandle, pwm instanceof PWMOutputHandle, lamp instanceof OutputHandle]).toEqual([
    ...[true, true, true],
  ])
  expect([
    lamp instanceof k.gpio.DigitalOutput,
    lamp instanceof k.gpio.PWMOutput,
    pwm instanceof k.gpio.PWMOutput,
  ]).toEqual([true, false, true])
  expect([String(lamp), String(pwm)]).toEqual(['[object DigitalOutput]', '[object PWMOutput]'])
})
