/**
 * The short names of time zones, such as CET and EST, as far as people use any; else the offset, such as +0545. This is
 * what the time zone database has, and so what Python prints.
 *
 * @module
 */

import type { Zone } from './zone.ts'

/** Each knows the short names that its own people use. */
const locales = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN', 'en-IE']

/** What none of these knows, or has otherwise than the time zone database: the usual name, and that of summer time. */
const others: ReadonlyMap<string, readonly [usual: string, summer?: string]> = new Map([
  ['America/Adak', ['HST', 'HDT']],
  ['America/Dawson', ['MST']],
  ['America/Havana', ['CST', 'CDT']],
  ['America/Hermosillo', ['MST']],
  ['America/Mazatlan', ['MST']],
  ['America/St_Johns', ['NST', 'NDT']],
  ['America/Whitehorse', ['MST']],
  ['Asia/Hong_Kong', ['HKT']],
  ['Asia/Jakarta', ['WIB']],
  ['Asia/Jayapura', ['WIT']],
  ['Asia/Jerusalem', ['IST', 'IDT']],
  ['Asia/Karachi', ['PKT']],
  ['Asia/Macau', ['CST']],
  ['Asia/Makassar', ['WITA']],
  ['Asia/Manila', ['PST']],
  ['Asia/Pontianak', ['WIB']],
  ['Asia/Pyongyang', ['KST']],
  ['Asia/Seoul', ['KST']],
  ['Asia/Shanghai', ['CST']],
  ['Asia/Taipei', ['CST']],
  ['Asia/Tokyo', ['JST']],
  ['Etc/GMT', ['GMT']],
  ['Europe/Guernsey', ['GMT', 'BST']],
  ['Europe/Isle_of_Man', ['GMT', 'BST']],
  ['Europe/Jersey', ['GMT', 'BST']],
  ['Europe/Kirov', ['MSK']],
  ['Europe/Moscow', ['MSK']],
  ['Europe/Simferopol', ['MSK']],
  ['Europe/Volgograd', ['MSK']],
  ['GMT', ['GMT']],
  ['Pacific/Guam', ['ChST']],
  ['Pacific/Midway', ['SST']],
  ['Pacific/Pago_Pago', ['SST']],
  ['Pacific/Saipan', ['ChST']],
])

/** Names of locales for zones that the time zone database knows by their offset only. */
const unnamed = new Set([
  'Antarctica/Casey',
  'Antarctica/Troll',
  'Asia/Colombo',
  'Asia/Dubai',
  'Asia/Muscat',
  'Australia/Eucla',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
])

/** January and July of 2025. */
const winter = 1_736_899_200
const summer = 1_752_537_600

/** @example offsetText(20_700) // '+0545' */
export function offsetText(seconds: number, separator = ''): string {
  const sign = seconds < 0 ? '-' : '+'
  const pad = (value: number): string => String(value).padStart(2, '0')
  const whole = Math.abs(seconds)
  const rest = whole % 60 === 0 ? '' : `${separator}${pad(whole % 60)}`
  return `${sign}${pad(Math.floor(whole / 3600))}${separator}${pad(Math.floor(whole / 60) % 60)}${rest}`
}

/** The short name of a zone at an instant. @example abbreviation(new Zone('Europe/Berlin'), 0) // 'CET' */
export function abbreviation(zone: Zone, instant: number): string {
  const canonical = zone.canonical
  const known = others.get(zone.name) ?? others.get(canonical)
  if (known !== undefined) return known[zone.isSummerTime(instant) ? 1 : 0] ?? known[0]
  const offset = zone.offsetAt(instant)
  // Of earlier decades locales know less.
  const alike = [winter, summer].find((now) => zone.offsetAt(now) === offset) ?? instant
  const name = unnamed.has(canonical) ? undefined : localName(zone.name, alike)
  return name ?? offsetText(offset).replace(/00$/, '')
}

function localName(timeZone: string, instant: number): string | undefined {
  for (const locale of locales) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(instant * 1000)
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value
    if (name !== undefined && !/^(GMT|UTC)[+-]/.test(name)) return name
  }
  return undefined
}
