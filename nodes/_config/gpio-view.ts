/** What the runtime tells dialogs and the list of pins about GPIO. @module */

/** A line that the machine has. */
export interface LiveLine {
  readonly chip: string
  readonly label: string
  readonly offset: number
  /** Empty where it has none. */
  readonly name: string
  /** Who uses it; may be empty although it is used. */
  readonly consumer: string
  readonly used: boolean
  /** Whether its chip serves the header, so that the number alone names it. */
  readonly header: boolean
}

/** Why a driver cannot be used; `reason` is the key of the sentence. */
export interface DriverRefusal {
  readonly driver: string
  readonly reason: string
  /** English. */
  readonly message: string
  readonly data: Readonly<Record<string, string>>
}

/** What is wrong at a pin. */
export interface PinProblem {
  /** Key of the sentence below `gpio.problem`. */
  readonly reason: string
  /** English. */
  readonly message: string
  readonly data: Readonly<Record<string, string>>
}

/** A pin that runs. */
export interface PinView {
  /** The same for every spelling. */
  readonly pin: string
  readonly kind: 'input' | 'output' | 'pwm'
  /** What its owner calls it. */
  readonly comment: string
  /** 0 or 1, with PWM between. */
  readonly value: number
  /** The electrical level, where it is known. */
  readonly level: number | null
  readonly activeHigh: boolean
  readonly driver: string
  /** Why it is in memory: its settings say so, no driver works, code did it, a person did it; null: it is a real line. */
  readonly mockReason: 'option' | 'fallback' | 'code' | 'operator' | null
  readonly forced: boolean
  readonly problem: PinProblem | null
  /** What was asked for and the driver cannot do; English. */
  readonly warnings: readonly string[]
}

export interface GpioView {
  /** What serves pins now: mock, cdev, gpiod, onoff. */
  readonly driver: string
  /** Whether settings ask for this one: auto, mock, cdev, gpiod, onoff. */
  readonly asked: string
  /** Why the better drivers are not used. */
  readonly refusals: readonly DriverRefusal[]
  readonly lines: readonly LiveLine[]
  readonly pins: readonly PinView[]
}
