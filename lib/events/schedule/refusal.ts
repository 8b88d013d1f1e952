/** How phrases are refused: what is wrong, where, and what may be meant. Never a guess. @module */

import { KaithemError } from '../../errors.ts'

/** Where in the phrase; `end` is the first character after it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The sentences, with `__word__` and others for what stands there; the palette translates them by their keys. */
export const refusals = {
  empty: 'There is no phrase. Write for example: every day at 8:30pm',
  long: 'A phrase may have __max__ characters.',
  unknown: '"__word__" is not understood here.',
  unfinished: 'The phrase ends too early after "__word__".',
  hour: '"__word__" is not clear: morning or evening?',
  time: '"__word__" is not a time of day.',
  number: '"__word__" must be a whole number from 1 to __max__.',
  date: 'There is no such date: "__word__".',
  zone: 'The time zone "__word__" is not known.',
  twice: '"__word__" says for the second time what was said before.',
  everyNth: '"__word__" is not clear: of each month, or counted in weeks?',
  ofWhat: '"__word__" needs the month it belongs to.',
  howOften: '"__word__" does not say how often within that time.',
  intervalAt: 'A step and a time of day do not go together: "__word__".',
  marks: '"__word__" only goes with steps of whole hours.',
  timeMissing: '"__word__" does not say at what time, but another part does.',
  dayMissing: '"__word__" does not say on which days, but another part does.',
  boundsPartly: 'It is not clear whether "__word__" holds for all parts.',
  startDate: '"__word__" needs a date with its year.',
  relative: '"__word__" depends on when it is read; write a date.',
  partOfDay: '"__word__" is no exact time.',
  clamp: '"__word__" only follows a single time by the sun.',
  never: 'No day ever satisfies the phrase.',
  cron: 'The cron pattern is wrong: __word__',
} as const

export type Refusal = keyof typeof refusals

/** Fills `__name__` places of a sentence. */
export function fillText(text: string, data: Readonly<Record<string, unknown>>): string {
  return text.replace(/__(\w+?)__/g, (whole, name: string) => (name in data ? String(data[name]) : whole))
}

/** Data of the error of a refused phrase. */
export interface RefusalData extends Readonly<Record<string, unknown>> {
  readonly reason: Refusal
  readonly word: string
  /** First character, counted from 0. */
  readonly position: number
  readonly length: number
  readonly suggestion: string
}

const shown = (word: string): string => (word.length > 60 ? `${word.slice(0, 59)}…` : word)

/** The error; its text names the place and, where there is one, what may be meant. */
export function refusal(
  reason: Refusal,
  phrase: string,
  { start, end }: Span,
  suggestion = '',
  more: Readonly<Record<string, unknown>> = {},
): KaithemError {
  const word = shown(more.word === undefined ? phrase.slice(start, end) : String(more.word))
  const data = { ...more, reason, word, position: start, length: Math.max(0, end - start), suggestion }
  const text = fillText(refusals[reason], data)
  const place = reason === 'empty' || reason === 'never' ? '' : ` (character ${start + 1})`
  const hint = suggestion === '' ? '' : ` Did you mean: ${suggestion}?`
  return new KaithemError('KAITHEM_VALUE', `${text}${place}${hint}`, data)
}
