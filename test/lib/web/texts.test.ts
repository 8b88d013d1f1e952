import { describe, expect, it } from 'vitest'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'
import { languageFor, Texts } from '../../../lib/web/texts.ts'

it.each([
  [undefined, 'en-US'],
  ['', 'en-US'],
  ['de', 'de'],
  ['de-AT,en;q=0.5', 'de'],
  ['en-GB,de;q=0.9', 'en-US'],
  ['fr, de;q=0.3, en;q=0.5', 'en-US'],
  ['fr;q=1, de;q=0.3', 'de'],
  ['de;q=0, fr', 'en-US'],
  ['*', 'en-US'],
  [`${'x,'.repeat(100_000)}de`, 'en-US'],
  [';;;q=,=', 'en-US'],
])('languageFor(%j) is %s', (header, language) => {
  expect(languageFor(header)).toBe(language)
})

describe('texts', () => {
  const packages = createFakePackages({
    '#locales/en-US/kaithem-web.json': { a: { b: 'Hello __name__, __count__ of __other__' }, title: 'T' },
    '#locales/de/kaithem-web.json': { title: 'Ü' },
  })
  const texts = new Texts(packages)

  it('are found by key and filled in; a value is no text of its own', () => {
    expect(texts.get('en-US', 'a.b', { name: '__count__', count: 2 })).toBe('Hello __count__, 2 of __other__')
    expect(texts.get('de', 'title')).toBe('Ü')
    expect(packages.loaded).toHaveLength(2)
  })

  it.each(['a', 'a.c', 'nothing', '', 'a.b.c', '__proto__', 'constructor.name'])('there is none for %j', (key) => {
    expect(() => texts.get('en-US', key)).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
  })
})
