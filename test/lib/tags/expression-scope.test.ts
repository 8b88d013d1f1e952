import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import { createExpressionLibrary, hiddenNames, isUsableName } from '../../../lib/tags/expression-scope.ts'

const library = createExpressionLibrary(new ManualClock(50), createSeededRandom())

function evaluate(text: string): unknown {
  return new Function(...Object.keys(library), `return (${text})`)(...Object.values(library))
}

describe('the library of expressions', () => {
  it.each([
    ['math.pi', Math.PI],
    ['math.e', Math.E],
    ['math.tau', 2 * Math.PI],
    ['math.floor(2.7) + math.ceil(1.2)', 4],
    ['math.degrees(math.radians(90))', 90],
    ['math.fabs(-3)', 3],
    ['math.fmod(7, 4)', 3],
    ['[math.isnan(0/0), math.isinf(math.inf), math.isinf(-math.inf), math.isinf(1)]', [true, true, true, false]],
    ['time.time()', 50],
    ['time.monotonic()', 50],
    ["re.match('b', 'ab')", null],
    ["re.search('b', 'ab').index", 1],
    ["re.fullmatch('ab?', 'ab')[0]", 'ab'],
    ["re.sub('a', 'x', 'aba')", 'xbx'],
    ['random.choice([7])', 7],
  ])('%s', (text, expected) => {
    expect(evaluate(text)).toEqual(expected)
  })

  it('draws within the bounds', () => {
    for (let count = 0; count < 100; count++) {
      expect([1, 2, 3]).toContain(evaluate('random.randint(1, 3)'))
      expect(evaluate('random.uniform(2, 3)')).toBeGreaterThanOrEqual(2)
    }
  })

  it('is frozen', () => {
    expect([Object.isFrozen(library), ...Object.values(library).map((part) => Object.isFrozen(part))]).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
  })
})

describe('names', () => {
  it.each(['process', 'require', 'globalThis', 'global', 'fetch', 'setTimeout', 'Function', 'Buffer'])(
    'hides %s',
    (name) => {
      expect(hiddenNames(new Set())).toContain(name)
      expect(hiddenNames(new Set([name]))).not.toContain(name)
    },
  )

  it.each(['Math', 'JSON', 'Number', 'undefined', 'eval'])('does not hide %s', (name) => {
    expect(hiddenNames(new Set())).not.toContain(name)
  })

  it.each([
    ['a', true],
    ['ä_1$', true],
    ['1a', false],
    ['a b', false],
    ['class', false],
    ['', false],
  ])('isUsableName %j is %s', (name, expected) => {
    expect(isUsableName(name)).toBe(expected)
  })
})
