import { describe, expect, it } from 'vitest'
import type { PinState } from '../../../lib/gpio/pin-core.ts'
import { KaithemError } from '../../../lib/index.ts'
import { FakeBackend } from './fake-backend.ts'
import { codeOf, gone, mockRig, realRig, start } from './support.ts'

const tag = '/system/gpio/4'

/** One code path: what a real pin does, a mocked one does too. */
const kinds = [
  {
    kind: 'real',
    make: (options: object = {}) => {
      const rig = realRig()
      rig.chip.drive(4, 1)
      const input = rig.k.gpio.DigitalInput(4, options)
      return { ...rig, input, drive: (level: 0 | 1) => rig.chip.drive(4, level) }
    },
  },
  {
    kind: 'mocked',
    make: (options: object = {}) => {
      const rig = mockRig()
      const input = rig.k.gpio.DigitalInput(4, { ...options, mock: true })
      return { ...rig, input, drive: (level: 0 | 1) => input.set_raw_mock_value(level) }
    },
  },
]

describe.each(kinds)('a $kind input', ({ make }) => {
  it('sets its claim, then posts change, then active or inactive, with the time of the edge', async () => {
    const { clock, k, input, drive } = make({ hold_time: 100 })
    const seen: unknown[] = []
    k.message.subscribe('/system/gpio/#', (topic: string, message: unknown, time: number, _: unknown) =>
      seen.push([topic, message, time, k.tags.get(tag).value]),
    )
    drive(0)
    expect([input.value, k.tags.get(tag).currentSource, k.tags.get(tag).timestamp]).toEqual([1, 'gpio', start])
    await clock.advance(2)
    drive(1)
    await clock.advance(0)
    expect(seen).toEqual([
      ['/system/gpio/change/4', true, start, 1],
      ['/system/gpio/active/4', true, start, 1],
      ['/system/gpio/change/4', false, start + 2, 0],
      ['/system/gpio/inactive/4', false, start + 2, 0],
    ])
    k.close()
  })

  it('tells nothing of the first state, and nothing when a level comes again', async () => {
    const { clock, heard, input, drive } = make()
    const changes = heard('/system/gpio/#')
    drive(1)
    drive(1)
    await clock.advance(5)
    expect([changes, input.value, input.tag.timestamp > 0]).toEqual([[], 0, true])
  })

  it('is overridden by a higher claim in its tag only, and not by what others set', () => {
    const { k, input, drive } = make()
    k.tags.get(tag).value = 1
    expect(input.value).toBe(0)
    const higher = k.tags.get(tag).claim(1, 'test', 70)
    expect([input.value, input.gpio.value]).toEqual([1, 0])
    higher.release()
    drive(0)
    expect([input.value, input.gpio.is_active]).toEqual([1, true])
  })

  it('holds, repeats, and stops with the release', async () => {
    const { clock, heard, drive, input } = make({ hold_time: 0.5, hold_repeat: true })
    const holds = heard('/system/gpio/hold/4')
    drive(0)
    await clock.advance(0.4)
    drive(1)
    drive(0)
    await clock.advance(1.7)
    expect([holds, input.gpio.is_held]).toEqual([[true, true, true], true])
    expect(input.gpio.held_time).toBeCloseTo(1.2)
    drive(1)
    await clock.advance(5)
    expect([holds.length, input.gpio.is_held, input.gpio.held_time]).toEqual([3, false, null])
  })

  it('bounces by the rule: first change at once, then quiet, then the level again', async () => {
    const { clock, heard, input, drive } = make({ bounce_time: 0.1 })
    const changes = heard('/system/gpio/change/4')
    for (const level of [0, 1, 0, 1] as const) {
      drive(level)
      await clock.advance(0.01)
    }
    expect([changes, input.value]).toEqual([[true], 1])
    await clock.advance(0.1)
    expect([changes, input.value]).toEqual([[true, false], 0])
  })

  it('makes its tag anew when somebody deletes it', () => {
    const { k, input, drive } = make()
    drive(0)
    k.tags.delete(tag)
    expect([k.tags.get(tag).value, input.value]).toEqual([1, 1])
    drive(1)
    expect(input.value).toBe(0)
  })

  it('leaves nothing behind when it is closed', async () => {
    const { clock, k, input, heard, drive } = make({ hold_time: 1, bounce_time: 0.1 })
    const changes = heard('/system/gpio/#')
    input.on_gesture(() => {})
    drive(0)
    const waiting = input.gpio.wait_for_inactive(100)
    input.close()
    input.close()
    await expect(waiting).rejects.toMatchObject({ code: 'KAITHEM_CLOSED' })
    const before = changes.length
    await clock.advance(0)
    expect(clock.pending).toBe(0)
    await clock.advance(10)
    expect([changes.length - before, k.tags.get(tag).currentSource, k.alerts.all(), k.gpio.pins()]).toEqual([
      ...[2, 'default', [], []],
    ])
    expect(codeOf(() => input.on_change(() => {}))).toBe('KAITHEM_CLOSED')
    expect(codeOf(() => input.set_raw_mock_value(1))).toBe('KAITHEM_CLOSED')
    expect(input.state.closed).toBe(true)
  })

  it('does not stop when somebody’s code fails', async () => {
    const { clock, k, input, drive, heard } = make()
    const changes = heard('/system/gpio/change/4')
    const fail = (): never => {
      throw new Error('mine')
    }
    k.tags.get(tag).subscribe(fail)
    input.on_change(fail)
    input.on_state(fail)
    drive(0)
    drive(1)
    await clock.advance(0)
    expect(changes).toEqual([true, false])
  })

  it('waits for its states', async () => {
    const { clock, input, drive } = make()
    expect(await input.gpio.wait_for_inactive()).toBe(true)
    const late = input.gpio.wait_for_active(1)
    await clock.advance(1)
    expect(await late).toBe(false)
    const soon = input.gpio.wait_for_press()
    drive(0)
    expect(await soon).toBe(true)
    input.close()
    await clock.advance(0)
    expect(clock.pending).toBe(0)
  })
})

describe('active levels', () => {
  it.each([
    [{ pull: true }, 0],
    [{ pull: false }, 1],
    [{ pull: null, active_state: true }, 1],
    [{ pull: null, active_state: false }, 0],
    [{ pull: true, active_state: null }, 0],
  ])('%j: active at %i, and a mocked one starts inactive', (options, level) => {
    const { k } = mockRig()
    const input = k.gpio.DigitalInput(4, { ...options, mock: true })
    expect([input.value, input.state.level]).toEqual([0, 1 - level])
    input.set_raw_mock_value(level as 0 | 1)
    expect([input.value, input.state.level]).toEqual([1, level])
  })

  it('an input that is active when it is made says so in its tag, but tells nobody', async () => {
    const { chip, clock, k, heard } = realRig()
    const all = heard('/system/gpio/#')
    chip.drive(4, 0)
    const input = k.gpio.DigitalInput(4, { hold_time: 1 })
    expect(input.value).toBe(1)
    await clock.advance(10)
    expect(all).toEqual([])
  })
})

describe('a line that fails', () => {
  it('is opened anew; the state tells, the tag keeps its value, and what changed meanwhile is told', async () => {
    const { chip, clock, k, heard, logged } = realRig()
    chip.drive(4, 1)
    const input = k.gpio.DigitalInput(4, { hold_time: 100 })
    const changes = heard('/system/gpio/change/4')
    const states: PinState[] = []
    input.on_state((state) => states.push(state))
    chip.unplug(4, gone())
    expect([input.state.error?.code, input.state.level, input.value]).toEqual(['KAITHEM_IO', null, 0])
    expect(logged.filter((text) => text.includes('the chip is gone'))).toHaveLength(1)
    await clock.advance(20)
    chip.drive(4, 0)
    expect(changes).toEqual([])
    chip.openError = undefined
    await clock.advance(10)
    expect([input.state.error, input.state.level, input.value, changes]).toEqual([null, 0, 1, [true]])
    expect(states.map(({ error }) => error?.code ?? null)).toEqual(['KAITHEM_IO', null, null])
    chip.drive(4, 1)
    expect(input.value).toBe(0)
    k.close()
    expect(clock.pending).toBe(0)
  })

  it('is not held meanwhile; one that comes back active is held anew', async () => {
    const { chip, clock, k, heard } = realRig()
    chip.drive(4, 1)
    const input = k.gpio.DigitalInput(4, { hold_time: 1, hold_repeat: true })
    const holds = heard('/system/gpio/hold/4')
    chip.drive(4, 0)
    await clock.advance(2.5)
    expect(holds).toHaveLength(2)
    chip.unplug(4, gone())
    await clock.advance(20)
    expect([holds.length, input.value, input.state.error?.code]).toEqual([2, 1, 'KAITHEM_IO'])
    chip.openError = undefined
    await clock.advance(10)
    const before = holds.length
    expect([input.value, input.state.error]).toEqual([1, null])
    await clock.advance(2)
    expect(holds.length).toBe(before + 2)
  })

  it('at the start is tried again too, and is inactive until then', async () => {
    const { chip, clock, k } = realRig()
    chip.openError = gone()
    chip.drive(4, 0)
    const input = k.gpio.DigitalInput(4)
    expect([input.value, input.state.error?.code]).toEqual([0, 'KAITHEM_IO'])
    chip.openError = undefined
    await clock.advance(1)
    expect([input.value, input.state.error]).toEqual([1, null])
  })

  it('can be mocked meanwhile', async () => {
    const { chip, clock, k } = realRig()
    const input = k.gpio.DigitalInput(4)
    chip.unplug(4, gone())
    input.set_raw_mock_value(0)
    expect([input.state.error, input.value, clock.pending > 0]).toEqual([null, 1, true])
    await clock.advance(100)
    expect(input.state.mocked).toBe(true)
  })

  it('what a line says after it was given up does not matter', async () => {
    const { chip, k } = realRig()
    chip.drive(4, 1)
    const input = k.gpio.DigitalInput(4)
    const [listener] = chip.listeners
    input.set_raw_mock_value(1)
    listener?.edge(0, start)
    listener?.failed(gone())
    expect([input.value, input.state.error]).toEqual([0, null])
  })
})

describe('what the driver refuses', () => {
  it.each(['KAITHEM_STATE', 'KAITHEM_KEY', 'KAITHEM_VALUE'] as const)('%s is thrown, with the pin', (code) => {
    const { chip, clock, k } = realRig()
    chip.openError = new KaithemError(code, 'line 4 is used by dnsmasq', { consumer: 'dnsmasq' })
    expect(codeOf(() => k.gpio.DigitalInput('J8:7'))).toBe(code)
    expect(() => k.gpio.DigitalInput('J8:7')).toThrow('Pin 4: line 4 is used by dnsmasq')
    expect([k.gpio.pins(), k.alerts.all(), k.tags.has(tag)]).toEqual([[], [], false])
    k.close()
    expect(clock.pending).toBe(0)
  })
})

describe('what the driver cannot do', () => {
  it('is told: pulling, and debouncing becomes the bounce rule', async () => {
    const clockless = realRig()
    const { chip, clock, k, logged, heard } = clockless
    chip.features = { ...chip.features, pull: false, debounce: false }
    chip.drive(4, 1)
    const input = k.gpio.DigitalInput(4, { debounce: 0.2 })
    expect(chip.calls).toContain('input 4 none 0')
    expect(input.state.warnings).toHaveLength(2)
    expect(logged.join()).toContain('cannot pull inputs up')
    const changes = heard('/system/gpio/change/4')
    chip.drive(4, 0)
    chip.drive(4, 1)
    await clock.advance(0.1)
    expect(changes).toEqual([true])
    await clock.advance(0.2)
    expect(changes).toEqual([true, false])
  })

  it('nothing is told where nothing was asked for', () => {
    const { chip, k } = realRig()
    chip.features = { ...chip.features, pull: false, debounce: false }
    const input = k.gpio.DigitalInput(4, { pull: null, active_state: true })
    expect(input.state.warnings).toEqual([])
  })

  it('what it can do it is asked for', () => {
    const { chip, k } = realRig()
    k.gpio.DigitalInput(4, { pull: false, debounce: 0.005 })
    expect(chip.calls).toContain('input 4 down 0.005')
  })
})

it('gestures with other times do not disturb one another', async () => {
  const { k, clock } = mockRig()
  const input = k.gpio.DigitalInput(4, { mock: true })
  const seen: string[] = []
  const note =
    (who: string) =>
    (topic: string, { kind, count }: { kind: string; count: number }) =>
      void seen.push(`${who} ${topic} ${kind} ${count}`)
  input.on_gesture(note('a'))
  input.on_gesture(note('b'))
  const off = input.on_gesture(note('slow'), { long_time: 5 })
  const press = async (seconds: number): Promise<void> => {
    input.set_raw_mock_value(0)
    await clock.advance(seconds)
    input.set_raw_mock_value(1)
    await clock.advance(1)
  }
  await press(2)
  const topic = '/system/gpio/gesture/4'
  expect(seen.sort()).toEqual([`a ${topic} long 1`, `b ${topic} long 1`, `slow ${topic} click 1`])
  off()
  off()
  await press(0.1)
  expect(seen).toHaveLength(5)
  input.close()
  expect(clock.pending).toBe(0)
})

it('a driver of one’s own serves the pin that was given it', () => {
  const { k, chip, clock } = realRig()
  const own = new FakeBackend(clock, 'gpiod')
  const input = k.gpio.DigitalInput(4, { pin_factory: own })
  own.drive(4, 0)
  expect([input.value, input.state.driver, chip.calls]).toEqual([1, 'gpiod', []])
})
