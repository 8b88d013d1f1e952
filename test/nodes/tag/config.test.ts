import { describe, expect, it } from 'vitest'
import { UnitTable } from '../../../lib/units/unit-table.ts'
import { check, chosenPoint, defaults, parseConfig } from '../../../nodes/tag/config.ts'

const units = new UnitTable()
const good = { ...defaults, tag: '/room/temp' }

describe('check', () => {
  it.each([
    ['a tag is enough', {}, []],
    ['no tag', { tag: '' }, ['tag missing']],
    ['an illegal name', { tag: 'a$' }, ['tag tagNameChar']],
    ['a config node instead', { tag: '', tagPoint: 'abc' }, []],
    ['a config node that is still to be made', { tag: '', tagPoint: '_ADD_' }, ['tag missing']],
    ['an unknown action', { action: 'delete' }, ['action choice']],
    ['an unknown unit', { unit: 'foo' }, ['unit unitUnknown']],
    ['a unit for something else', { unit: 'kg' }, ['unit unitMismatch']],
    ['a unit that does not matter', { action: 'release', unit: 'foo' }, []],
    ['a negative deadband', { deadband: '-1' }, ['deadband atLeast']],
    ['a rate that is no number', { minInterval: 'often' }, ['minInterval number']],
    ['a deadband that does not matter', { action: 'set', deadband: '-1' }, []],
    ['too high a priority', { action: 'claim', priority: '101' }, ['priority atMost']],
    ['a huge claim', { action: 'claim', claim: 'x'.repeat(600) }, ['claim nameLong']],
    ['a negative expiration', { action: 'claim', expiration: '-5' }, ['expiration atLeast']],
    ['a priority that does not matter', { action: 'watch', priority: '101' }, []],
  ])('%s', (_title, raw, expected) => {
    const found = check({ ...good, ...raw }, units, 'degC').map(({ property, reason }) => `${property} ${reason}`)
    expect(found).toEqual(expected)
  })
})

it('parseConfig answers typed settings', () => {
  expect(parseConfig({ ...good, action: 'claim', tag: 'x', priority: '', expiration: '5' }, units)).toEqual({
    tag: '/x',
    action: 'claim',
    value: 'payload',
    valueType: 'msg',
    claim: '',
    priority: 60,
    expiration: 5,
    unit: '',
    emitOnStart: true,
    deadband: 0,
    minInterval: 0,
  })
  expect(parseConfig({ tagPoint: 'abc' }, units, '/from/point').tag).toBe('/from/point')
  expect(() => parseConfig({ tag: '1' }, units)).toThrow(expect.objectContaining({ code: 'KAITHEM_NAME' }))
})

it('chosenPoint is empty without a config node', () => {
  expect([chosenPoint({}), chosenPoint({ tagPoint: '_ADD_' }), chosenPoint({ tagPoint: 'a' })]).toEqual(['', '', 'a'])
})
