import { describe, expect, it } from 'vitest'
import { createDamage, damageText } from '../../../lib/platform/damage.ts'

describe('createDamage', () => {
  it('tells every listener, and the first one what was reported before', () => {
    const damage = createDamage()
    const [one, other]: string[][] = [[], []]
    damage.report('/a', '/a.corrupt', new Error('x'))
    const end = damage.listen((path) => one?.push(path))
    damage.listen((path) => other?.push(path))
    damage.report('/b', undefined, new Error('y'))
    end()
    damage.report('/c', undefined, new Error('z'))
    expect(one).toEqual(['/a', '/b'])
    expect(other).toEqual(['/b', '/c'])
  })
})

describe('damageText', () => {
  it('says what, why and where', () => {
    expect(damageText('/a', '/a.corrupt', new Error('cut off\nhere'))).toBe(
      'The file /a is damaged (cut off); it is kept as /a.corrupt',
    )
    expect(damageText('/a', undefined, 'bad')).toContain('left in its place')
    expect(damageText('/a', '/b', 'bad', true)).toMatch(/kept as \/b; what was saved before it is used instead$/)
  })
})
