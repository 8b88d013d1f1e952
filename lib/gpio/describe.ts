/** What there is and why: the live pins, the driver, the lines of the machine. @module */

import { errorText } from '../errors.ts'
import type { DriverName, LineInfo } from './backend.ts'
import { explain, type TriedDriver } from './drivers.ts'
import type { AnyPinCore, GpioEngine } from './engine.ts'
import type { PinKind, PinState } from './pin-core.ts'

/** A live pin, plain data. */
export interface PinDescription extends PinState {
  /** As in the topics and in the name of the tag: `4`. */
  readonly pin: string
  readonly kind: PinKind
  /** What the tag has now. */
  readonly value: number
  readonly tag: string
  readonly comment: string
  /** Level at which it is active, or on. */
  readonly active_level: 'high' | 'low'
  /** GPIO number; null for lines of other chips. */
  readonly gpio: number | null
  /** Place on the 40-pin header, or null. */
  readonly physical: number | null
  /** Who made it: in Node-RED a node. */
  readonly owner: string
}

/** A chip with lines. */
export interface ChipDescription {
  readonly chip: string
  readonly label: string
  readonly lines: number
}

/** See `kaithem.gpio.diagnostics`. */
export interface GpioDiagnostics {
  readonly driver: DriverName
  /** In a sentence, English. */
  readonly why: string
  /** The drivers that do not work here. */
  readonly tried: readonly TriedDriver[]
  readonly chips: readonly ChipDescription[]
  readonly lines: readonly LineInfo[]
  readonly pins: readonly PinDescription[]
  /** Why the lines cannot be listed; null when they can. */
  readonly error: string | null
}

export function describePin(core: AnyPinCore): PinDescription {
  const { settings, id, kind, tagName, madeBy, env, owner } = core
  const { pin, comment, activeLevel } = settings
  return {
    ...{ pin: id, kind, tag: tagName, comment, owner: madeBy },
    value: env.tagOf(owner, tagName).lastValue,
    active_level: activeLevel === 1 ? 'high' : 'low',
    gpio: pin.gpio ?? null,
    physical: pin.physical ?? null,
    ...core.state,
  }
}

function chipsOf(lines: readonly LineInfo[]): ChipDescription[] {
  const found = new Map<string, ChipDescription>()
  for (const { chip, label } of lines) {
    found.set(chip, { chip, label, lines: (found.get(chip)?.lines ?? 0) + 1 })
  }
  return [...found.values()]
}

/** Looks at the machine where no driver was chosen yet. */
export function diagnose(engine: GpioEngine): GpioDiagnostics {
  const selection = engine.drivers.select()
  const { backend, tried } = selection
  const seen = linesOf(() => backend.lines())
  return {
    ...{ driver: backend.name, why: explain(selection), tried },
    ...{ chips: chipsOf(seen.lines), pins: engine.all().map(describePin), ...seen },
  }
}

function linesOf(list: () => readonly LineInfo[]): Pick<GpioDiagnostics, 'lines' | 'error'> {
  try {
    return { lines: list(), error: null }
  } catch (error) {
    return { lines: [], error: errorText(error) }
  }
}
