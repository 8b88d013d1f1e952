/** What other processes do in the tests. @module */

import { createBackend } from './machine.ts'

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
const failed = (error: Error): void => say(`failed: ${error.message}`)
const forEver = (): Promise<never> => new Promise(() => setInterval(() => undefined, 1e6))

export const helpers: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  /** Drives a line, with a fail-safe level or without, until it is killed. */
  output: async ([offset, level, failSafe]) => {
    const options = {
      drive: 'push-pull' as const,
      level: level === '1' ? (1 as const) : (0 as const),
      failSafe: failSafe === undefined ? undefined : failSafe === '1' ? (1 as const) : (0 as const),
    }
    createBackend('cdev').openOutput({ offset: Number(offset) }, options, { failed })
    say('open')
    await forEver()
  },
  /** Makes pulses on a line until it is killed. */
  pwm: async ([offset, failSafe]) => {
    const options = { frequency: 20, duty: 0.5, failSafe: failSafe === '1' ? (1 as const) : (0 as const) }
    createBackend('cdev').openPwm({ offset: Number(offset) }, options, { failed })
    say('open')
    await forEver()
  },
}
