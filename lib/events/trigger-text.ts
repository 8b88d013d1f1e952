/**
 * Triggers written as text: `!onmsg topic`, `!onchange expression`, `!time phrase`, or an expression.
 *
 * Porting note: `!function` has no meaning here, because actions are functions; `!edgetrigger expression` is the same as
 * the expression alone.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'

export type TriggerText =
  | { readonly kind: 'edge' | 'change'; readonly expression: string }
  | { readonly kind: 'message'; readonly topic: string }
  | {
      readonly kind: 'time'
      readonly phrase: string
      /** Seconds it may be late, if the text says so. */
      readonly exact: number | undefined
      readonly allowOverlap: boolean
    }

/** Seconds for `exact` without a number. */
export const usualExactness = 3

/** Longest trigger, in characters. */
const longest = 4096

function refuse(text: string, problem: string): KaithemError {
  return new KaithemError('KAITHEM_VALUE', `The trigger ${JSON.stringify(text.slice(0, 80))} ${problem}`, {
    trigger: text.slice(0, 80),
  })
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function parseTrigger(given: unknown): TriggerText {
  if (typeof given !== 'string') throw new KaithemError('KAITHEM_TYPE', `A trigger is a text, not ${typeof given}`)
  if (given.length > longest) throw refuse(given, `is longer than ${longest} characters`)
  const text = given.trim()
  if (text === '') throw refuse(text, 'is empty; write an expression, or !time, !onmsg or !onchange')
  if (!text.startsWith('!') || /^![^a-z]/i.test(text)) return { kind: 'edge', expression: text }
  const [, word = '', rest = ''] = /^!(\w+)\s*(.*)$/s.exec(text) ?? []
  switch (word.toLowerCase()) {
    case 'time':
      return readTime(rest)
    case 'onmsg':
      if (rest === '') throw refuse(text, 'needs a topic: !onmsg /house/door')
      return { kind: 'message', topic: rest }
    case 'onchange':
    case 'edgetrigger':
      if (rest === '') throw refuse(text, `needs an expression: !${word} tv('/a')`)
      return { kind: word.toLowerCase() === 'onchange' ? 'change' : 'edge', expression: rest }
    default:
      // An expression may begin with a negation: !tv('/a')
      if (/^\s*[([.?]/.test(text.slice(1 + word.length))) return { kind: 'edge', expression: text }
      throw refuse(text, 'is not known; there are !time, !onmsg, !onchange and !edgetrigger. An action is a function')
  }
}

function readTime(text: string): TriggerText {
  let phrase = text
  let exact: number | undefined
  let allowOverlap = false
  for (;;) {
    const [head = '', word = ''] = /^(exact|allow_overlap)\b\s*/i.exec(phrase) ?? []
    if (word === '') return { kind: 'time', phrase, exact, allowOverlap }
    phrase = phrase.slice(head.length)
    if (word.toLowerCase() === 'allow_overlap') {
      allowOverlap = true
      continue
    }
    const [seconds = '', number] = /^(\d{1,9}(?:\.\d+)?)\s+/.exec(phrase) ?? []
    exact = number === undefined ? usualExactness : Number(number)
    phrase = phrase.slice(seconds.length)
  }
}

/** A phrase with or without `!time` and the words that go with it. */
export function phraseOf(text: unknown): string {
  if (typeof text !== 'string') throw new KaithemError('KAITHEM_TYPE', `A phrase is a text, not ${typeof text}`)
  const trigger = /^\s*!time\b/i.test(text) ? parseTrigger(text) : undefined
  return trigger?.kind === 'time' ? trigger.phrase : text
}
