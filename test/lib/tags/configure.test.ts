import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('set_config_data', () => {
  it('wins over code, which is remembered and comes back', () => {
    const { tags, posted } = createRig()
    const tag = tags.get('a')
    tag.min = 1
    tag.value = 50
    tag.set_config_data({ min: 5, max: '40', hi: 30, lo: 10, interval: '3', displayUnits: 'm', enum: { 1: 'on' } })
    expect([tag.min, tag.max, tag.hi, tag.lo, tag.interval, tag.displayUnits, tag.enum]).toEqual([
      5,
      40,
      30,
      10,
      3,
      'm',
      { 1: 'on' },
    ])
    expect(tag.value).toBe(40)
    tag.min = 2
    tag.interval = 9
    expect([tag.min, tag.interval]).toEqual([5, 3])
    tag.set_config_data(null)
    expect([tag.min, tag.max, tag.interval, tag.value, tag.enum]).toEqual([2, 1e18, 9, 50, undefined])
    expect(posted.filter((post) => /configured|interval/.test(post))).toEqual([
      'interval/a=3',
      'configured=/a',
      'interval/a=9',
      'configured=/a',
    ])
  })

  it('changes nothing when any part is wrong', () => {
    const tag = createRig().tags.get('a')
    const bad = [
      { max: 5, value: 'abc' },
      { max: 5, overrideValue: 'abc' },
      { max: 5, overrideValue: '=1 +' },
      { max: 5, tempOverrideValue: {} },
      { max: 5, type: 'string' as const },
    ]
    for (const config of bad) expect(codeOf(() => tag.set_config_data(config))).toMatch(/^KAITHEM_/)
    expect([tag.max, tag.claims().length, tag.config_data]).toEqual([1e18, 1, undefined])
  })

  it('has a default that wins over the one of code while the tag was never set', () => {
    const tag = createRig().tags.get('a')
    tag.default = 3
    tag.set_config_data({ value: '7' })
    expect([tag.value, tag.timestamp, tag.annotation, tag.default]).toEqual([7, 0, 'Configured default', 7])
    tag.set_config_data({})
    expect([tag.value, tag.annotation]).toEqual([3, 'Code default'])
    tag.value = 1
    tag.setConfigData({ value: 9 })
    expect(tag.value).toBe(1)
  })

  it('overrides, also by an expression, and ends it again', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    tag.value = 1
    tag.set_config_data({ overrideValue: '5' })
    expect([tag.value, tag.currentSource, tag.claims()[0]?.owner]).toEqual([5, 'config', 'configuration'])
    tag.set_config_data({ overrideValue: "=tv('/b') * 2", overridePriority: 95, overrideName: 'mine' })
    tags.get('b').value = 4
    expect([tag.value, tag.currentSource, tag.claims().length]).toEqual([8, 'mine', 2])
    tag.set_config_data({})
    expect([tag.value, tag.claims().length]).toEqual([1, 1])
  })

  it('overrides for a while', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    tag.value = 1
    tag.set_config_data({ tempOverrideValue: 5, tempOverridePriority: 50.5, tempOverrideLength: 60 })
    await clock.advance(59)
    expect([tag.value, tag.currentSource]).toEqual([5, 'kwebtempmanualoverride'])
    await clock.advance(2)
    expect(tag.value).toBe(1)
  })

  it('gives bytes as hexadecimal digits and texts and data as they are', () => {
    const { tags } = createRig()
    tags.BinaryTag('b').set_config_data({ overrideValue: '00ff', value: '01' })
    tags.StringTag('s').set_config_data({ value: 'x' })
    tags.ObjectTag('o').set_config_data({ value: '{"a":1}', overrideValue: '"text"' })
    expect([...tags.BinaryTag('b').value]).toEqual([0, 255])
    expect([tags.StringTag('s').value, tags.ObjectTag('o').default, tags.ObjectTag('o').value]).toEqual([
      'x',
      { a: 1 },
      'text',
    ])
    expect(codeOf(() => tags.BinaryTag('b').set_config_data({ value: 'zz' }))).toBe('KAITHEM_VALUE')
  })

  it('sets unit, permissions and restore; stays when its maker closes', () => {
    const { scope, tags } = createRig()
    const { owner, tags: mine } = scope('node')
    tags.get('a').unit = 'm'
    mine.get('a').set_config_data({ unit: 'degC', permissions: ['view', 'edit', 60], restore: true, max: 5 })
    owner.dispose()
    const tag = tags.get('a')
    expect([tag.unit, tag.restore, tag.max]).toEqual(['degC', true, 5])
    expect(tag.exposure).toEqual({ read: ['view'], write: ['edit'], priority: 60 })
    expect(tag.config_data).toMatchObject({ unit: 'degC' })
  })
})
