/** How GPIO is at this moment, for dialogs and the list of pins. @module */

import type { GpioApi, GpioDiagnostics, PinDescription } from '../../../lib/gpio/api.ts'
import { headerChips } from '../../../lib/gpio/header.ts'
import type { GpioView, LiveLine, PinView } from '../../_config/gpio-view.ts'
import { problemOf } from '../../_config/pin-problem.ts'

/** Everything, with the lines of the machine. @param asked the driver that the settings ask for */
export function gpioView({ diagnostics }: Pick<GpioApi, 'diagnostics'>, asked: string): GpioView {
  const { driver, tried, lines, pins } = diagnostics()
  const refusals = tried.map(({ driver: name, refusal: { reason, message, data } }) => {
    return { driver: name, reason, message, data }
  })
  return { driver, asked, refusals, lines: linesOf(lines), pins: pins.map(pinView) }
}

function linesOf(lines: GpioDiagnostics['lines']): LiveLine[] {
  const chips = new Set(lines.map(({ label }) => label))
  // A machine with one chip only has no other that could be meant.
  const isHeader = (label: string): boolean => headerChips.includes(label) || chips.size === 1
  return lines.map(({ chip, label, offset, name, consumer, used }) => {
    return { chip, label, offset, name, consumer, used, header: isHeader(label) }
  })
}

/** One pin. */
export function pinView(pin: PinDescription): PinView {
  const { kind, value, level, driver, forced, error, warnings } = pin
  return {
    ...{ pin: pin.pin, kind, comment: pin.comment || nameIn(pin.owner), value, level, driver, forced, warnings },
    activeHigh: pin.active_level === 'high',
    mockReason: pin.mock_reason,
    problem: error === null ? null : problemOf(error),
  }
}

/** The name of a node, such as a function, out of `name (id)`; the id alone tells people nothing. */
function nameIn(owner: string): string {
  return /^(.+) \(\S+\)$/.exec(owner)?.[1] ?? ''
}
