/** Sentences about drivers and pins, for dialogs and for the list of pins. @module */

import type { DriverRefusal, GpioView, PinProblem } from '../_config/gpio-view.ts'
import { whyMock } from '../_config/pin-problem.ts'
import { sharedText } from './text.ts'

/** What a driver is called. */
export function driverName(driver: string): string {
  return sharedText(`gpio.driver.${driver}`, {}, driver)
}

/** Why a driver is not used. */
export function refusalText({ driver, reason, message, data }: DriverRefusal): string {
  return `${driverName(driver)}: ${sharedText(`gpio.refusal.${reason}`, data, message)}`
}

/** What went wrong at a pin. */
export function problemText({ reason, message, data }: PinProblem): string {
  return sharedText(`gpio.problem.${reason}`, data, message)
}

/** The driver in use, and the reason where pins are only virtual. */
export function driverSentence({ driver, asked, refusals }: GpioView): string {
  if (driver !== 'mock') return sharedText('gpio.uses', { driver: driverName(driver) })
  if (asked === 'mock') return sharedText('gpio.why.asked')
  return sharedText(`gpio.why.${whyMock(refusals)}`)
}
