/**
 * kaithem.gpio: start here.
 *
 * Porting note: Kaithem leaves pins to gpiozero; here drivers are ours (see docs/gpio-drivers.md), and `pin_factory` is an object
 * with the methods of one. Where there is no hardware `release_mocking` throws KAITHEM_UNAVAILABLE instead of
 * NoRealGPIOError.
 *
 * @module
 */

import type { WithAliases } from '../aliases.ts'
import { addAliases } from '../aliases.ts'
import type { Owner } from '../scope.ts'
import { describePin, diagnose, type GpioDiagnostics, type PinDescription } from './describe.ts'
import { type DigitalInput, DigitalInputHandle } from './digital-input.ts'
import { type DigitalOutput, DigitalOutputHandle, type PWMOutput, PWMOutputHandle } from './digital-output.ts'
import type { AnyPinCore, GpioEngine } from './engine.ts'
import { InputCore } from './input-core.ts'
import { type InputPinOptions, type OutputPinOptions, readInputSettings, readOutputSettings } from './options.ts'

export type { GpioBackend } from './backend.ts'
export type { Button } from './button.ts'
export type { GpioDiagnostics, PinDescription } from './describe.ts'
export type { DigitalInput, GestureOptions, PinListener } from './digital-input.ts'
export type { BlinkOptions, DigitalOutput, FadeOptions, PulseOptions, PWMOutput } from './digital-output.ts'
export type { DriverChoice, GpioDriver, TriedDriver } from './drivers.ts'
export type { Gesture } from './gestures.ts'
export type { Lamp } from './lamp.ts'
export type { InputPinOptions, OutputPinOptions } from './options.ts'
export type { MockReason, PinState } from './pin-core.ts'

/** A pin object of any kind. */
export type AnyPin = DigitalInput | DigitalOutput | PWMOutput

/** Makes inputs, with `new` or without. */
export interface InputConstructor {
  new (pin: number | string, options?: InputPinOptions): DigitalInput
  (pin: number | string, options?: InputPinOptions): DigitalInput
  readonly prototype: DigitalInputHandle
}

/** What may follow the pin: the options, or mock, comment and the options. */
export type OutputArguments =
  | readonly [options?: OutputPinOptions]
  | readonly [mock?: boolean | null, options?: OutputPinOptions]
  | readonly [mock?: boolean | null, comment?: string | false | null, options?: OutputPinOptions]

/** Makes digital outputs, with `new` or without. */
export interface OutputConstructor {
  new (pin: number | string, ...args: OutputArguments): DigitalOutput
  (pin: number | string, ...args: OutputArguments): DigitalOutput
  readonly prototype: DigitalOutputHandle
}

/** Makes PWM outputs, with `new` or without. */
export interface PwmConstructor {
  new (pin: number | string, ...args: OutputArguments): PWMOutput
  (pin: number | string, ...args: OutputArguments): PWMOutput
  readonly prototype: PWMOutputHandle
}

/** The members of `kaithem.gpio`. */
export interface GpioMembers {
  /**
   * An input: a button, a contact, a sensor. It claims the tag `/system/gpio/<pin>` (claim `gpio`, priority 60): 1 when it
   * is active. Every change is posted as true or false to `/system/gpio/change/<pin>`, then to
   * `/system/gpio/active/<pin>` or `/system/gpio/inactive/<pin>`; being held as true to `/system/gpio/hold/<pin>`. On machines
   * without pins it is mocked. There is one object per pin: a new one takes it over. It ends with whoever made it.
   *
   * @param pin 4, `GPIO4`, `BCM4`, `BOARD7`, `J8:7` and `WPI7` are the same pin; `gpiochip1/7` is a line of another chip, any
   * other text the line of that name
   * @param options `mock` (true: not the real pin), `pull` (true up, the default; false down; null nothing), `active_state`
   * (with `pull: null` only: true when high is active), `bounce_time` (seconds for which further changes are ignored),
   * `debounce` (seconds a level must stay, by the kernel), `hold_time` (seconds, default 1), `hold_repeat`, `comment`,
   * `chip`, `pin_factory` (a driver of one's own)
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no pin or option; KAITHEM_STATE when another program uses the line;
   * KAITHEM_KEY when there is no such line
   * @example
   * const door = kaithem.gpio.DigitalInput(4, { bounce_time: 0.05 })
   * door.on_change((topic, open) => node.send({ payload: open }))
   * door.set_raw_mock_value(0)
   * kaithem.tags['/system/gpio/4'].value // => 1
   */
  readonly DigitalInput: InputConstructor
  /**
   * An output that is on or off: it follows the tag `/system/gpio/<pin>` and is on above 0.5. On machines without pins it
   * is mocked. There is one object per pin: a new one takes it over. It ends with whoever made it.
   *
   * @param pin as of `DigitalInput`
   * @param mock true: not the real pin. Or the options; these may also come last
   * @param comment for people
   * @param options `active_high` (default true), `initial_value` (default 0; a tag that was set before wins), `fail_safe` (0
   * or 1: what it is left at when it is closed or the process dies), `drive` (`push-pull`, `open-drain`, `open-source`),
   * `chip`, `pin_factory`, `mock`, `comment`; `frequency` is ignored
   * @throws as `DigitalInput`
   * @example
   * const pump = kaithem.gpio.DigitalOutput(17, { fail_safe: 0 })
   * kaithem.tags['/system/gpio/17'].claim(1, 'dry soil', 60)
   * pump.off() // the claim wins
   * pump.value // => 1
   */
  readonly DigitalOutput: OutputConstructor
  /**
   * As `DigitalOutput`, with everything between 0 and 1: the share of the time that it is on.
   *
   * @param pin as of `DigitalInput`
   * @param mock true: not the real pin. Or the options; these may also come last
   * @param comment for people
   * @param options those of `DigitalOutput`; `frequency` in Hz (default 100)
   * @throws as `DigitalInput`; KAITHEM_UNAVAILABLE when the driver cannot do PWM
   * @example
   * const lamp = kaithem.gpio.PWMOutput(18, { frequency: 200 })
   * lamp.value = 0.3
   * lamp.toggle()
   * lamp.value // => 0.7
   */
  readonly PWMOutput: PwmConstructor
  /**
   * The live object of a pin, whoever made it.
   *
   * @param pin in any spelling
   * @returns the object, or undefined when nobody uses the pin
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no pin
   * @example
   * const door = kaithem.gpio.DigitalInput('GPIO4')
   * kaithem.gpio.get('BOARD7') === door // => true
   */
  get(pin: number | string): AnyPin | undefined
  /**
   * The live pins as plain data: `{ pin, kind, value, driver, mocked, forced, level, error, comment, tag, ... }`.
   *
   * @example
   * kaithem.gpio.DigitalInput(4, { mock: true, comment: 'front door' })
   * kaithem.gpio.pins().map(({ pin, kind, comment }) => `${kind} ${pin}: ${comment}`) // => ['input 4: front door']
   */
  pins(): PinDescription[]
  /**
   * Which driver serves the pins and why, what keeps the others from working, the chips and lines of the machine with
   * who uses them, and the live pins.
   *
   * @example
   * const { driver, why, tried, chips, lines, pins } = kaithem.gpio.diagnostics()
   * node.warn(why)
   */
  diagnostics(): GpioDiagnostics
}

export type GpioApi = WithAliases<GpioMembers>

type Views = WeakMap<AnyPinCore, AnyPin>

/** The object of a pin as an owner holds it; the same one as long as that owner asks. */
function viewOf(engine: GpioEngine, owner: Owner, core: AnyPinCore): AnyPin {
  const views = (engine.views.get(owner) as Views | undefined) ?? new WeakMap<AnyPinCore, AnyPin>()
  engine.views.set(owner, views)
  const known = views.get(core)
  if (known !== undefined) return known
  const handle = createHandle(core, owner) as AnyPin
  views.set(core, handle)
  return handle
}

function createHandle(core: AnyPinCore, owner: Owner): object {
  if (core instanceof InputCore) return new DigitalInputHandle(core, owner)
  return core.kind === 'pwm' ? new PWMOutputHandle(core, owner) : new DigitalOutputHandle(core, owner)
}

/** The pins as one owner sees them: what is made through it ends with the owner. */
export function createGpioApi(engine: GpioEngine, owner: Owner): GpioApi {
  function newInput(pin: unknown, options?: unknown): AnyPin {
    return viewOf(engine, owner, engine.createInput(owner, readInputSettings(pin, options)))
  }
  function newOutput(pin: unknown, ...args: readonly unknown[]): AnyPin {
    return viewOf(engine, owner, engine.createOutput(owner, 'output', readOutputSettings('DigitalOutput', pin, args)))
  }
  function newPwm(pin: unknown, ...args: readonly unknown[]): AnyPin {
    return viewOf(engine, owner, engine.createOutput(owner, 'pwm', readOutputSettings('PWMOutput', pin, args)))
  }
  newInput.prototype = DigitalInputHandle.prototype
  newOutput.prototype = DigitalOutputHandle.prototype
  newPwm.prototype = PWMOutputHandle.prototype
  const api = {
    DigitalInput: newInput as unknown as InputConstructor,
    DigitalOutput: newOutput as unknown as OutputConstructor,
    PWMOutput: newPwm as unknown as PwmConstructor,
    get: (pin: number | string) => {
      const core = engine.find(pin)
      return core === undefined ? undefined : viewOf(engine, owner, core)
    },
    pins: () => engine.all().map(describePin),
    diagnostics: () => diagnose(engine),
  }
  addAliases(api)
  return api as unknown as GpioApi
}
