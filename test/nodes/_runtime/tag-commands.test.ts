import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem } from '../../../lib/create.ts'
import type { Kaithem } from '../../../lib/kaithem.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import type { AnyTag } from '../../../lib/tags/api.ts'
import { anyUnit } from '../../../nodes/_config/issues.ts'
import { claimTag, openTag, readCommand, releaseClaim, setTag } from '../../../nodes/_runtime/tag-commands.ts'
import { actions, parseConfig } from '../../../nodes/tag/config.ts'

const config = parseConfig({ tag: '/a', action: 'claim', priority: '70', expiration: '5' }, anyUnit)
const message = (properties: object) => ({ _msgid: '1', ...properties })

describe('readCommand', () => {
  it('follows the settings', () => {
    expect(readCommand(message({}), config, 'own', actions)).toEqual({
      action: 'claim',
      claim: 'own',
      priority: 70,
      expiration: 5,
      annotation: undefined,
    })
  })

  it('lets the message decide', () => {
    const asked = { action: 'release', claim: 'person', priority: 90, expiration: 0, annotation: 'why' }
    expect(readCommand(message(asked), config, 'own', actions)).toEqual(asked)
  })

  it.each([
    [{ action: 'explode' }, 'KAITHEM_VALUE'],
    [{ action: 5 }, 'KAITHEM_VALUE'],
    [{ claim: 5 }, 'KAITHEM_TYPE'],
    [{ claim: 'x'.repeat(600) }, 'KAITHEM_VALUE'],
    [{ priority: 'high' }, 'KAITHEM_TYPE'],
    [{ priority: 101 }, 'KAITHEM_VALUE'],
    [{ priority: Number.NaN }, 'KAITHEM_TYPE'],
    [{ expiration: -1 }, 'KAITHEM_VALUE'],
  ])('refuses %j', (properties, code) => {
    expect(() => readCommand(message(properties), config, 'own', actions)).toThrow(expect.objectContaining({ code }))
  })
})

describe('on a tag', () => {
  const clock = new ManualClock(1000)
  let kaithem: Kaithem
  let tag: AnyTag
  beforeEach(() => {
    kaithem = createKaithem({ clock })
    tag = openTag(kaithem.tags, '/a')
  })
  afterEach(() => kaithem.close())
  const command = (properties: object) =>
    readCommand(message({ claim: 'c', expiration: 0, ...properties }), config, 'own', actions)

  it('sets with and without annotation', () => {
    setTag(tag, 5, command({}))
    expect(tag.value).toBe(5)
    setTag(tag, 6, command({ annotation: 'from here' }))
    expect([tag.value, tag.annotation, tag.currentSource]).toEqual([6, 'from here', 'default'])
  })

  it('claims and updates the claim', () => {
    claimTag(tag, 1, command({ annotation: 'first' }))
    claimTag(tag, 2, command({ priority: 80 }))
    expect(tag.claims()[0]).toMatchObject({ name: 'c', value: 2, priority: 80, annotation: null })
    expect(tag.claims()).toHaveLength(2)
  })

  it('lets a claim expire, until it is claimed without', async () => {
    claimTag(tag, 1, command({ expiration: 5 }))
    await clock.advance(6)
    expect(tag.currentSource).toBe('default')
    claimTag(tag, 2, command({ expiration: 0 }))
    await clock.advance(60)
    expect([tag.currentSource, tag.value]).toEqual(['c', 2])
  })

  it('releases a claim that somebody else made, and nobody sees a value in between', async () => {
    const seen: unknown[] = []
    tag.value = 1
    kaithem.scope('other').tags.get('/a').claim(9, 'c', 50)
    tag.subscribe((value) => seen.push(value))
    await clock.advance(1)
    tag.claim(3, 'x', 50)
    releaseClaim(tag, 'c')
    expect(tag.claims().map(({ name }) => name)).not.toContain('c')
    expect(seen).toEqual([3])
  })

  it('releasing what does not exist changes nothing', () => {
    tag.value = 1
    releaseClaim(tag, 'nobody')
    expect(tag.claims()).toHaveLength(1)
  })

  it('the default claim cannot be released', () => {
    expect(() => releaseClaim(tag, 'default')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})
