/** Every public name of kaithem.gpio, by what it promises. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DigitalInput, DigitalOutput, PWMOutput } from '../../lib/gpio/api.ts'
import { createKaithem, type Kaithem, type Log, ManualClock } from '../../lib/index.ts'
import { codeOf } from '../support/code-of.ts'

const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

let clock: ManualClock
let kaithem: Kaithem

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock, log: quiet, gpio: 'mock' })
})

/** Closing must leave no timer. */
afterEach(() => {
  kaithem.close()
  expect(clock.pending).toBe(0)
})

describe('kaithem.gpio', () => {
  it('kaithem.gpio is the same in every view', () => {
    kaithem.gpio.DigitalInput(4)
    expect(kaithem.scope('flow').gpio.pins()).toHaveLength(1)
  })

  it('kaithem.gpio.get finds the object of a pin in every spelling', () => {
    const door = kaithem.gpio.DigitalInput('GPIO4')
    expect([kaithem.gpio.get('BOARD7'), kaithem.gpio.get(5)]).toEqual([door, undefined])
    expect(codeOf(() => kaithem.gpio.get('BOARD1'))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.gpio.pins lists live pins as plain data', () => {
    kaithem.gpio.DigitalInput(4, { comment: 'front door' })
    const [pin] = kaithem.gpio.pins()
    expect(pin).toMatchObject({ pin: '4', kind: 'input', value: 0, comment: 'front door', tag: '/system/gpio/4' })
  })

  it('kaithem.gpio.diagnostics tells the driver and why', () => {
    expect(kaithem.gpio.diagnostics()).toMatchObject({ driver: 'mock', why: 'The driver mock was asked for', pins: [] })
  })
})

describe('kaithem.gpio.DigitalInput(pin, *,mock=None, pull=True, active_state=None, bounce_time=None, hold_time=1)', () => {
  let input: DigitalInput

  beforeEach(() => {
    input = kaithem.gpio.DigitalInput(4, { hold_time: 2, comment: 'front door' })
  })

  const calls = (on: (f: (topic: string, value: unknown) => unknown) => unknown): unknown[] => {
    const seen: unknown[] = []
    on.call(input, (topic, value) => seen.push([topic, value]))
    return seen
  }

  it('kaithem.gpio.DigitalInput is a pulled-up input that is active when low, with a tag that shows it', () => {
    const other = new kaithem.gpio.DigitalInput('GPIO5')
    expect([other.value, kaithem.tags['/system/gpio/5']?.value]).toEqual([0, 0])
    other.set_raw_mock_value(0)
    expect([other.value, kaithem.tags['/system/gpio/5']?.value]).toEqual([1, 1])
    expect(codeOf(() => kaithem.gpio.DigitalInput(5, { pull: null }))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => kaithem.gpio.DigitalInput(5, { active_state: true }))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.gpio.DigitalInput#on_change tells true and false on the topic of the pin', async () => {
    const seen = calls(input.on_change)
    input.set_raw_mock_value(0)
    input.set_raw_mock_value(1)
    await clock.advance(0)
    expect(seen).toEqual([
      ['/system/gpio/change/4', true],
      ['/system/gpio/change/4', false],
    ])
  })

  it('kaithem.gpio.DigitalInput#on_hold tells once it has been active for hold_time', async () => {
    const seen = calls(input.on_hold)
    input.set_raw_mock_value(0)
    await clock.advance(1.9)
    expect(seen).toEqual([])
    await clock.advance(5)
    expect(seen).toEqual([['/system/gpio/hold/4', true]])
  })

  it('kaithem.gpio.DigitalInput#on_active and its counterpart tell one side each', async () => {
    const seen = calls(input.on_active)
    input.set_raw_mock_value(0)
    input.set_raw_mock_value(1)
    await clock.advance(0)
    expect(seen).toEqual([['/system/gpio/active/4', true]])
  })

  it('kaithem.gpio.DigitalInput#on_inactive tells the release', async () => {
    const seen = calls(input.on_inactive)
    input.set_raw_mock_value(0)
    input.set_raw_mock_value(1)
    await clock.advance(0)
    expect(seen).toEqual([['/system/gpio/inactive/4', false]])
  })

  it('kaithem.gpio.DigitalInput#on_gesture tells double clicks and long presses', async () => {
    const seen: string[] = []
    input.on_gesture((topic, { kind, count }) => void seen.push(`${topic} ${kind} ${count}`))
    for (const length of [0.1, 0.1, 3]) {
      input.set_raw_mock_value(0)
      await clock.advance(length)
      input.set_raw_mock_value(1)
      await clock.advance(0.1)
    }
    expect(seen).toEqual(['/system/gpio/gesture/4 click 2', '/system/gpio/gesture/4 long 1'])
  })

  it('kaithem.gpio.DigitalInput#set_raw_mock_value behaves as the real level would', () => {
    input.set_raw_mock_value(0)
    expect([input.value, input.gpio.is_pressed]).toEqual([1, true])
    input.setRawMockValue(true)
    expect([input.value, input.gpio.is_pressed]).toEqual([0, false])
  })

  it('kaithem.gpio.DigitalInput#release_mocking fails where there is no real pin, and the mock goes on', () => {
    expect(codeOf(() => input.release_mocking())).toBe('KAITHEM_UNAVAILABLE')
    input.set_raw_mock_value(0)
    expect(input.value).toBe(1)
  })

  it('kaithem.gpio.DigitalInput#gpio is the input as a button', async () => {
    input.set_raw_mock_value(0)
    await clock.advance(3)
    const { is_active, is_held, active_time, held_time, pull_up } = input.gpio
    expect([is_active, is_held, active_time, held_time, pull_up]).toEqual([true, true, 3, 1, true])
    expect(await input.gpio.wait_for_active()).toBe(true)
  })

  it('kaithem.gpio.DigitalInput#pin is the same for every spelling', () => {
    expect(['J8:7', 'BCM4', 4].map((pin) => kaithem.gpio.DigitalInput(pin).pin)).toEqual([4, 4, 4])
  })

  it('kaithem.gpio.DigitalInput#tag has a claim that others can top', () => {
    expect([input.tag.name, input.tag.currentSource]).toEqual(['/system/gpio/4', 'gpio'])
    input.tag.claim(1, 'test', 70)
    expect(input.tag.value).toBe(1)
  })

  it('kaithem.gpio.DigitalInput#value is that of the tag', () => {
    input.tag.claim(1, 'test', 70)
    expect([input.value, input.gpio.value]).toEqual([1, 0])
  })

  it('kaithem.gpio.DigitalInput#state tells driver, level and mocking', () => {
    expect(input.state).toMatchObject({ driver: 'mock', mocked: true, forced: false, level: 1, error: null })
  })

  it('kaithem.gpio.DigitalInput#on_state tells every change of it', () => {
    const seen: unknown[] = []
    const off = input.on_state(({ level }) => seen.push(level))
    input.set_raw_mock_value(0)
    off()
    input.set_raw_mock_value(1)
    expect([...new Set(seen)]).toEqual([0])
  })

  it('kaithem.gpio.DigitalInput#mock trips the alert of the pin', async () => {
    input.mock(0, { by: 'ann' })
    await clock.advance(0.001)
    expect([input.value, kaithem.alerts.get('Pin4mock')?.state]).toEqual([1, 'active'])
  })

  it('kaithem.gpio.DigitalInput#unmock clears it', async () => {
    input.mock(0, { by: 'ann' })
    await clock.advance(0.001)
    input.unmock({ by: 'ann' })
    expect([input.value, kaithem.alerts.get('Pin4mock')?.state]).toEqual([0, 'cleared'])
  })

  it('kaithem.gpio.DigitalInput#close ends it, once', () => {
    input.close()
    input.close()
    expect([kaithem.gpio.pins(), codeOf(() => input.on_change(() => {}))]).toEqual([[], 'KAITHEM_CLOSED'])
  })

  it('kaithem.gpio.DigitalInput#dispose is close', () => {
    input.dispose()
    expect(input.state.closed).toBe(true)
  })
})

describe('kaithem.gpio.DigitalOutput(pin, mock=False, comment=False,*, active_high=True, initial_value=0)', () => {
  let output: DigitalOutput

  beforeEach(() => {
    output = kaithem.gpio.DigitalOutput(17, false, 'pump')
  })

  it('kaithem.gpio.DigitalOutput follows its tag', () => {
    const other = new kaithem.gpio.DigitalOutput(18, { initial_value: 1, active_high: false, frequency: 50 })
    expect([other.value, other.state.level]).toEqual([1, 0])
    kaithem.tags.get('/system/gpio/18').value = 0.4
    expect(other.state.level).toBe(1)
  })

  it('kaithem.gpio.DigitalOutput#tag is where others claim', () => {
    output.tag.claim(1, 'dry soil', 60)
    expect([output.tag.name, output.state.level]).toEqual(['/system/gpio/17', 1])
  })

  it('kaithem.gpio.DigitalOutput#value sets the default claim', () => {
    output.value = 1
    expect([output.tag.currentSource, output.state.level]).toEqual(['default', 1])
  })

  it('kaithem.gpio.DigitalOutput#on may be overridden by a higher claim', () => {
    output.on()
    expect(output.state.level).toBe(1)
    output.tag.claim(0, 'empty tank', 90)
    output.on()
    expect(output.state.level).toBe(0)
  })

  it('kaithem.gpio.DigitalOutput#off may be overridden by a higher claim', () => {
    output.on()
    output.off()
    expect(output.state.level).toBe(0)
    output.tag.claim(1, 'flood', 90)
    output.off()
    expect(output.state.level).toBe(1)
  })

  it('kaithem.gpio.DigitalOutput#toggle turns it over', () => {
    output.toggle()
    expect(output.value).toBe(1)
    output.toggle()
    expect(output.value).toBe(0)
  })

  it('kaithem.gpio.DigitalOutput#blink goes on and off', async () => {
    const seen: number[] = []
    output.tag.subscribe((value: number) => seen.push(value))
    output.blink({ on_time: 0.1, off_time: 0.1, n: 2 })
    await clock.advance(5)
    expect(seen).toEqual([1, 0, 1, 0])
  })

  it('kaithem.gpio.DigitalOutput#pulse is on for a time', async () => {
    output.pulse({ length: 3 })
    await clock.advance(2.9)
    expect(output.value).toBe(1)
    await clock.advance(0.2)
    expect(output.value).toBe(0)
  })

  it('kaithem.gpio.DigitalOutput#force makes it ignore its tag, and trips the alert', async () => {
    output.force(1, { by: 'ann' })
    output.off()
    await clock.advance(0.001)
    expect([output.state.level, kaithem.alerts.get('Pin17override')?.state]).toEqual([1, 'active'])
  })

  it('kaithem.gpio.DigitalOutput#unforce makes it follow again', async () => {
    output.force(1, { by: 'ann' })
    await clock.advance(0.001)
    output.unforce({ by: 'ann' })
    expect([output.state.level, kaithem.alerts.get('Pin17override')?.state]).toEqual([0, 'cleared'])
  })

  it('kaithem.gpio.DigitalOutput#gpio is the pin itself', () => {
    output.force(1)
    expect([output.value, output.gpio.value, output.gpio.is_lit]).toEqual([0, 1, true])
  })

  it('kaithem.gpio.DigitalOutput#pin is the same for every spelling', () => {
    expect(kaithem.gpio.DigitalOutput('BOARD11').pin).toBe(17)
  })

  it('kaithem.gpio.DigitalOutput#state tells whether it is forced', () => {
    output.force(0)
    expect(output.state).toMatchObject({ forced: true, level: 0, driver: 'mock' })
  })

  it('kaithem.gpio.DigitalOutput#on_state tells every change', () => {
    const seen: unknown[] = []
    output.on_state(({ level, forced }) => seen.push([level, forced]))
    output.on()
    output.force(0)
    expect(seen).toEqual([
      [1, false],
      [0, true],
      [0, true],
    ])
  })

  it('kaithem.gpio.DigitalOutput#close ends it, the tag stays', () => {
    output.on()
    output.close()
    expect([kaithem.gpio.get(17), kaithem.tags.get('/system/gpio/17').value]).toEqual([undefined, 1])
  })

  it('kaithem.gpio.DigitalOutput#dispose is close', () => {
    output.dispose()
    expect(output.state.closed).toBe(true)
  })
})

describe('kaithem.gpio.PWMOutput(pin, mock=False, comment=False,*, active_high=True, initial_value=0, frequency=100)', () => {
  let lamp: PWMOutput

  beforeEach(() => {
    lamp = kaithem.gpio.PWMOutput(18, { frequency: 200, initial_value: 0.3 })
  })

  it('kaithem.gpio.PWMOutput has every value between 0 and 1', () => {
    expect([lamp.value, lamp.state.level]).toEqual([0.3, 0.3])
    lamp.toggle()
    expect(lamp.value).toBe(0.7)
    lamp.value = 7
    expect(lamp.value).toBe(1)
    expect(codeOf(() => kaithem.gpio.PWMOutput(19, { initial_value: 7 }))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.gpio.PWMOutput#frequency is what it was made with', () => {
    expect([lamp.frequency, kaithem.gpio.PWMOutput(19).frequency]).toEqual([200, 100])
  })

  it('kaithem.gpio.PWMOutput#pulse fades in and out', async () => {
    lamp.pulse({ fade_in_time: 1, fade_out_time: 1, n: 1 })
    await clock.advance(0.5)
    expect(lamp.value).toBeCloseTo(0.5, 1)
    await clock.advance(0.5)
    expect(lamp.value).toBe(1)
    await clock.advance(5)
    expect(lamp.value).toBe(0)
  })
})
