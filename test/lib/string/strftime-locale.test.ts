import { describe, expect, it } from 'vitest'
import { compositeFormat, localeName } from '../../../lib/string/strftime-locale.ts'

describe('compositeFormat', () => {
  it('is that of C without a locale', () => {
    expect(['c', 'x', 'X', 'r'].map((letter) => compositeFormat('C', letter))).toEqual([
      '%a %b %e %H:%M:%S %Y',
      '%m/%d/%y',
      '%H:%M:%S',
      '%I:%M:%S %p',
    ])
  })

  it('puts dates in the order of the language', () => {
    expect(compositeFormat('de', 'x')).toBe('%d.%m.%Y')
    expect(compositeFormat('en-US', 'x')).toBe('%m/%d/%Y')
    expect(compositeFormat('de', 'F')).toBe('%Y-%m-%d')
  })

  it('knows nothing of other directives', () => {
    expect(compositeFormat('C', 'A')).toBeUndefined()
    expect(compositeFormat('C', 'constructor')).toBeUndefined()
  })
})

describe('localeName', () => {
  it('names days and months of the Gregorian calendar, whatever calendar the language prefers', () => {
    expect(localeName('C', { month: 'long' }, 0)).toBe('January')
    expect(localeName('fr', { weekday: 'long' }, 0)).toBe('jeudi')
    expect(localeName('fa', { weekday: 'long' }, 0)).toBe('پنجشنبه')
  })
})
