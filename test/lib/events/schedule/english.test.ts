import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { english } from '../../../../lib/events/schedule/english.ts'
import { refusals } from '../../../../lib/events/schedule/refusal.ts'

const catalogue = (language: string, name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../locales/${language}/${name}.json`, import.meta.url), 'utf8'))

it.each(['en-US', 'de'])('the locale %s has every sentence', (language) => {
  const { code, ...meaning } = catalogue(language, 'kaithem-event')['kaithem-event'].meaning
  expect(code).toBe(language.slice(0, 2))
  expect(Object.keys(meaning).sort()).toEqual(Object.keys(english).sort())
  if (language === 'en-US') expect(meaning).toEqual(english)
  expect(Object.keys(catalogue(language, 'kaithem').issue.phrase).sort()).toEqual(Object.keys(refusals).sort())
})
