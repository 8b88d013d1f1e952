/** What a message makes an output do: a value, or something in time. @module */

import { KaithemError, valueText } from '../../lib/errors.ts'

type Times = Readonly<Record<string, unknown>>

export type Order =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'blink' | 'pulse'; readonly times: Times }

const words: Readonly<Record<string, Order>> = {
  on: { kind: 'value', value: 1 },
  true: { kind: 'value', value: 1 },
  off: { kind: 'value', value: 0 },
  false: { kind: 'value', value: 0 },
  toggle: { kind: 'toggle' },
  blink: { kind: 'blink', times: {} },
  pulse: { kind: 'pulse', times: {} },
}

/**
 * Reads what a message asks for: 0 to 1, true, false, "on", "off", "toggle", "blink", "pulse", `{ blink: { … } }` or
 * `{ pulse: { … } }`.
 *
 * @throws KAITHEM_VALUE, KAITHEM_TYPE
 */
export function readOrder(given: unknown): Order {
  if (typeof given === 'boolean') return { kind: 'value', value: Number(given) }
  if (typeof given === 'number') return share(given, given)
  if (typeof given === 'string') return readWord(given)
  if (typeof given === 'object' && given !== null) return readObject(given as Times)
  return refuse('KAITHEM_TYPE', given)
}

function readWord(given: string): Order {
  const text = given.trim().toLowerCase()
  if (Object.hasOwn(words, text)) return words[text] as Order
  return text === '' || Number.isNaN(Number(text)) ? refuse('KAITHEM_VALUE', given) : share(Number(text), given)
}

function share(number: number, given: unknown): Order {
  return number >= 0 && number <= 1 ? { kind: 'value', value: number } : refuse('KAITHEM_VALUE', given)
}

function readObject(given: Times): Order {
  const [kind, ...others] = Object.keys(given)
  if ((kind !== 'blink' && kind !== 'pulse') || others.length > 0) return refuse('KAITHEM_VALUE', given)
  const times = given[kind]
  if (times === true) return { kind, times: {} }
  if (typeof times === 'object' && times !== null && !Array.isArray(times)) return { kind, times: times as Times }
  const text = `The times of ${kind} are an object such as { on_time: 0.5 }, not ${valueText(times)}`
  throw new KaithemError('KAITHEM_TYPE', text, { kind })
}

function refuse(code: 'KAITHEM_VALUE' | 'KAITHEM_TYPE', given: unknown): never {
  const known = '0 to 1, true, false, "on", "off", "toggle", "blink", "pulse", { blink: { … } } or { pulse: { … } }'
  throw new KaithemError(code, `An output takes ${known}, not ${valueText(given).slice(0, 60)}`, {
    value: typeof given === 'object' ? valueText(given).slice(0, 60) : given,
  })
}
