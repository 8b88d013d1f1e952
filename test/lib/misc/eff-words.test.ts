import { describe, expect, it } from 'vitest'
import { loadEffWords } from '../../../lib/misc/eff-words.ts'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import { read } from '../../support/package-info.ts'

describe('loadEffWords', () => {
  it('gives 7,776 words in the order of the dice', () => {
    const words = loadEffWords(createNodePackages())
    expect(words).toHaveLength(6 ** 5)
    expect([words[0], words[1], words.at(-2), words.at(-1)]).toEqual(['abacus', 'abdomen', 'zoology', 'zoom'])
    expect(new Set(words).size).toBe(words.length)
    expect(words.filter((word, index) => index > 0 && word <= String(words[index - 1]))).toEqual([])
    expect(words.filter((word) => !/^[a-z]+(-[a-z]+)?$/.test(word) || word.length > 9 || word.length < 3)).toEqual([])
    expect(Object.isFrozen(words)).toBe(true)
  })

  it.each([null, 5, {}, { words: 5 }])('says so when the file holds %j', (data) => {
    expect(() => loadEffWords(createFakePackages({ '#data/eff-words.json': data }))).toThrow(
      expect.objectContaining({ code: 'KAITHEM_UNAVAILABLE' }),
    )
  })

  it('names who made them, in the file and in NOTICE', () => {
    expect(read('data/eff-words.json')).toContain('CC BY 3.0 US')
    expect(read('NOTICE')).toContain('Electronic Frontier Foundation')
  })
})
