/** What a language has of its own in times as text: names, and how dates and times are put together. @module */

import { KaithemError } from '../errors.ts'

/** Directives made of others, as the C locale has them. */
const composites: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
}

/** Parts of a date of Intl as directives. */
const parts: Readonly<Record<string, string>> = {
  year: '%Y',
  month: '%m',
  day: '%d',
}

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = locale === 'C' ? 'en-US' : locale
  try {
    return new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
      ...options,
    })
  } catch (error) {
    const text = `'${locale}' names no language. Write it as en-GB or de.`
    throw new KaithemError('KAITHEM_VALUE', text, { locale }, error)
  }
}

/** The name of the day or the month that it is at an instant in UTC. */
export function localeName(locale: string, options: Intl.DateTimeFormatOptions, instant: number): string {
  return formatter(locale, options).format(instant * 1000)
}

/** The directives that a directive stands for, or undefined where it stands for itself. */
export function compositeFormat(locale: string, letter: string): string | undefined {
  if (!Object.hasOwn(composites, letter)) return undefined
  if (locale === 'C' || !/[cxX]/.test(letter)) return composites[letter]
  if (letter === 'X') return '%H:%M:%S'
  return letter === 'x' ? dateOrder(locale) : `%a ${dateOrder(locale)} %H:%M:%S`
}

function dateOrder(locale: string): string {
  return formatter(locale, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(0)
    .map(({ type, value }) => parts[type] ?? value.replaceAll('%', '%%'))
    .join('')
}
