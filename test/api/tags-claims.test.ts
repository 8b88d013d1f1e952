/** Claims of tags and their configuration, name by name. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'

let clock: ManualClock
let kaithem: Kaithem
const code = (name: string) => expect.objectContaining({ code: name })
const ofKaithem = expect.objectContaining({ name: 'KaithemError' })

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock })
})
afterEach(() => kaithem.close())

const lamp = () => kaithem.tags.get('/lamp')

describe('tag points', () => {
  it('kaithem.tags.StringTagPointClass#claim: the highest priority decides, among equals the newest', async () => {
    const low = lamp().claim(1, 'low', 60)
    lamp().claim(2, 'high', 70)
    low.set(3)
    expect(lamp().value).toBe(2)
    await clock.advance(1)
    lamp().claim(4, 'newer', 70)
    expect([lamp().value, lamp().currentSource]).toEqual([4, 'newer'])
  })

  it('kaithem.tags.StringTagPointClass#claim takes options, updates a claim of the same name, and refuses bad ones', () => {
    const claim = lamp().claim(1, { name: 'c', priority: 70, timestamp: 5, annotation: 'n', expiration: 60 })
    expect([claim.name, claim.priority, claim.timestamp, claim.annotation, claim.expiration]).toEqual([
      'c',
      70,
      5,
      'n',
      60,
    ])
    expect(lamp().claim(2, 'c')).toBe(claim)
    expect([claim.value, claim.priority]).toEqual([2, 70])
    const [one, two] = [lamp().claim(1), lamp().claim(1)]
    expect(one.name).not.toBe(two.name)
    expect(lamp().claim(1, 'none', 0).priority).toBe(50)
    expect(() => lamp().claim(1, 'much', 101)).toThrow(code('KAITHEM_VALUE'))
    expect(() => lamp().claim('warm', 'bad')).toThrow(code('KAITHEM_VALUE'))
    expect(
      lamp()
        .claims()
        .some(({ name }) => name === 'bad' || name === 'much'),
    ).toBe(false)
  })

  it('kaithem.tags.StringTagPointClass#claims answers why, the deciding claim first', async () => {
    lamp().claim(1, 'alarm', 90, null, 'fire')
    await clock.advance(2)
    const [first, second] = lamp().claims()
    expect(first).toMatchObject({ name: 'alarm', value: 1, priority: 90, active: true, annotation: 'fire', age: 2 })
    expect(second).toMatchObject({ name: 'default', priority: 50, active: false, timestamp: 0 })
  })

  it('kaithem.tags.StringTagPointClass#default_claim is what value sets', () => {
    lamp().value = 3
    const claim = lamp().default_claim
    expect([claim.name, claim.priority, claim.value, lamp().defaultClaim]).toEqual(['default', 50, 3, claim])
    expect(() => claim.release()).toThrow(code('KAITHEM_VALUE'))
  })

  it('kaithem.tags.StringTagPointClass#set_claim_val sets a claim that exists', () => {
    const claim = lamp().claim(1, 'night', 60)
    lamp().set_claim_val('night', 2, 7, 'note')
    expect([claim.value, claim.timestamp, claim.annotation]).toEqual([2, 7, 'note'])
    lamp().setClaimVal('default', 9)
    expect(lamp().default_claim.value).toBe(9)
    expect(() => lamp().set_claim_val('day', 1)).toThrow(code('KAITHEM_KEY'))
  })

  it('kaithem.tags.StringTagPointClass#currentSource is the name of the deciding claim', () => {
    const claim = lamp().claim(1, 'night', 60)
    expect(lamp().currentSource).toBe('night')
    claim.release()
    expect(lamp().current_source).toBe('default')
  })

  it('kaithem.tags.StringTagPointClass#onSourceChanged is called with the name that takes over', () => {
    const seen: string[] = []
    lamp().onSourceChanged = (name) => seen.push(name)
    const claim = lamp().claim(1, 'night', 60)
    claim.set(2)
    claim.release()
    lamp().onSourceChanged = null
    lamp().claim(1, 'alarm', 90)
    expect([seen, lamp().on_source_changed]).toEqual([['night', 'default'], null])
    expect(() => Object.assign(lamp(), { onSourceChanged: 7 })).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.tags.StringTagPointClass#set_config_data wins over code until it is taken away', () => {
    lamp().max = 10
    lamp().value = 50
    lamp().set_config_data({ max: '20', value: 3, overrideValue: 30, overridePriority: 95 })
    lamp().max = 15
    expect([lamp().value, lamp().max, lamp().currentSource]).toEqual([20, 20, 'config'])
    lamp().setConfigData(null)
    expect([lamp().value, lamp().max, lamp().currentSource]).toEqual([15, 15, 'default'])
  })

  it('kaithem.tags.StringTagPointClass#set_config_data ends a temporary override after its time, and refuses bad keys', async () => {
    lamp().set_config_data({ tempOverrideValue: 7, tempOverrideLength: 30 })
    expect(lamp().value).toBe(7)
    await clock.advance(31)
    expect(lamp().value).toBe(0)
    expect(() => lamp().set_config_data({ max: 'much' })).toThrow(ofKaithem)
    expect(() => lamp().set_config_data({ type: 'string' })).toThrow(ofKaithem)
  })

  it('kaithem.tags.StringTagPointClass#configData is what was configured last', () => {
    expect(lamp().configData).toBeUndefined()
    lamp().set_config_data({ max: 1 })
    expect([lamp().configData, lamp().config_data]).toEqual([{ max: 1 }, { max: 1 }])
  })

  it('kaithem.tags.StringTagPointClass#expose takes lists and texts; never, and nothing to read, hide it', () => {
    lamp().expose('view, list', ['edit'], 60)
    expect(lamp().exposure).toEqual({ read: ['view', 'list'], write: ['edit'], priority: 60 })
    lamp().expose('view, __never__')
    expect(lamp().exposure).toBeUndefined()
    lamp().expose('view')
    lamp().expose('')
    expect(lamp().exposure).toBeUndefined()
    expect(() => lamp().expose('7')).toThrow(code('KAITHEM_VALUE'))
  })

  it('kaithem.tags.StringTagPointClass#exposure is undefined while nobody may see the tag', () => {
    expect(lamp().exposure).toBeUndefined()
    lamp().expose('view')
    expect(lamp().exposure).toEqual({ read: ['view'], write: ['__never__'], priority: 50 })
  })

  it('kaithem.tags.StringTagPointClass#getEffectivePermissions: configured ones before those of code', () => {
    lamp().expose('view', 'edit', 70)
    expect(lamp().getEffectivePermissions()).toEqual(['view', 'edit', 70])
    lamp().set_config_data({ permissions: ['admin', '', ''] })
    expect(lamp().get_effective_permissions()).toEqual(['admin', 'edit', 70])
  })

  it('kaithem.tags.StringTagPointClass#set_alarm without a condition removes the alarm, quietly if there is none', () => {
    for (const condition of [null, undefined, '', ' ']) {
      expect(lamp().set_alarm('hot', condition)).toBeUndefined()
    }
    expect([lamp().setAlarm('hot'), lamp().alarms.size]).toEqual([undefined, 0])
  })

  it('kaithem.tags.StringTagPointClass#alarms is a map by name', () => {
    expect([lamp().alarms.size, lamp().alarms.has('hot'), [...lamp().alarms]]).toEqual([0, false, []])
  })

  it('kaithem.tags.StringTagPointClass#close deletes the tag', () => {
    const tag = lamp()
    const claim = tag.claim(1, 'night', 60)
    tag.close()
    tag.close()
    expect([kaithem.tags.has('/lamp'), tag.closed, lamp().value]).toEqual([false, true, 0])
    expect(() => tag.subscribe(() => {})).toThrow(code('KAITHEM_CLOSED'))
    expect(() => claim.set(2)).toThrow(code('KAITHEM_CLOSED'))
  })

  it('kaithem.tags.StringTagPointClass#closed is true once the tag was deleted', () => {
    const tag = lamp()
    expect(tag.closed).toBe(false)
    kaithem.tags.delete('/lamp')
    expect(tag.closed).toBe(true)
  })
})

describe('claims', () => {
  const night = (priority = 60) => lamp().claim(1, 'night', priority)

  it('tag.claim#name is unique within the tag', () => {
    const [one, two] = [lamp().claim(1), lamp().claim(1)]
    expect([night().name, one.name === two.name]).toEqual(['night', false])
  })

  it('tag.claim#tag is the tag', () => {
    expect(night().tag).toBe(lamp())
  })

  it('tag.claim#value is before the limits of the tag', () => {
    lamp().max = 1
    const claim = lamp().claim(5, 'night', 60)
    expect([claim.value, lamp().value]).toEqual([5, 1])
    lamp().max = null
    expect(lamp().value).toBe(5)
  })

  it('tag.claim#timestamp is when it was set', async () => {
    const claim = night()
    await clock.advance(5)
    claim.set(2)
    expect(claim.timestamp).toBe(1_700_000_005)
  })

  it('tag.claim#annotation is what came with the value', () => {
    const claim = night()
    claim.set(2, null, 'note')
    expect(claim.annotation).toBe('note')
    claim.set(2)
    expect(claim.annotation).toBeNull()
  })

  it('tag.claim#priority is what was given', () => {
    expect([night(60).priority, lamp().claim(1).priority, lamp().claim(1, 'n', -3).priority]).toEqual([60, 50, -3])
  })

  it('tag.claim#effectivePriority is lower once it is expired', async () => {
    const claim = night()
    claim.setExpiration(10, 5)
    expect(claim.effectivePriority).toBe(60)
    await clock.advance(11)
    expect([claim.priority, claim.effectivePriority, claim.effective_priority]).toEqual([60, 5, 5])
  })

  it('tag.claim#active is true while it decides', () => {
    const claim = night()
    expect(claim.active).toBe(true)
    lamp().claim(0, 'alarm', 90)
    expect(claim.active).toBe(false)
  })

  it('tag.claim#released is true until it is set again', () => {
    const claim = night()
    claim.release()
    expect([claim.released, lamp().value]).toEqual([true, 0])
    claim.set(4)
    expect([claim.released, lamp().value, claim.priority]).toEqual([false, 4, 60])
  })

  it('tag.claim#expired is true when it was not set for long, and a set ends that', async () => {
    const claim = night()
    claim.setExpiration(10)
    await clock.advance(9)
    expect(claim.expired).toBe(false)
    await clock.advance(2)
    expect([claim.expired, lamp().currentSource]).toEqual([true, 'default'])
    claim.set(3)
    await clock.advance(9)
    expect([claim.expired, lamp().value]).toEqual([false, 3])
  })

  it('tag.claim#expiration is in seconds, 0 is never', () => {
    expect([night().expiration, lamp().claim(1, 'x', { expiration: 5 }).expiration]).toEqual([0, 5])
  })

  it('tag.claim#expiredPriority is 1 unless set', () => {
    const claim = night()
    claim.setExpiration(5)
    expect(claim.expiredPriority).toBe(1)
    claim.setExpiration(5, 7)
    expect(claim.expired_priority).toBe(7)
  })

  it('tag.claim#set takes value, time and annotation, as calling it does', () => {
    const claim = night()
    claim.set(2, 7, 'note')
    expect([claim.value, claim.timestamp, claim.annotation]).toEqual([2, 7, 'note'])
    claim(3)
    expect(lamp().value).toBe(3)
    claim.set(() => 4)
    expect(lamp().value).toBe(4)
    expect(() => claim.set('warm')).toThrow(code('KAITHEM_VALUE'))
    expect(() => (claim as unknown as () => void)()).toThrow(code('KAITHEM_VALUE'))
  })

  it('tag.claim#set below the active claim is remembered for later', () => {
    const claim = night()
    const alarm = lamp().claim(9, 'alarm', 90)
    const seen: unknown[] = []
    lamp().subscribe((value) => seen.push(value))
    claim.set(5)
    expect([lamp().value, seen]).toEqual([9, []])
    alarm.release()
    expect([lamp().value, seen]).toEqual([5, [5]])
  })

  it('tag.claim#setAs sets from another unit', () => {
    const claim = night()
    expect(() => claim.setAs(68, 'degF')).toThrow(code('KAITHEM_UNIT'))
    lamp().unit = 'degC'
    claim.setAs(68, 'degF', 7, 'note')
    expect([lamp().value, claim.timestamp, claim.annotation]).toEqual([20, 7, 'note'])
    expect(() => claim.set_as(1, 'm')).toThrow(code('KAITHEM_UNIT_MISMATCH'))
  })

  it('tag.claim#setPriority lets the tag decide anew', () => {
    const claim = night()
    claim.setPriority(40)
    expect(lamp().currentSource).toBe('default')
    claim.set_priority(80)
    expect(lamp().currentSource).toBe('night')
    expect(() => claim.setPriority(101)).toThrow(code('KAITHEM_VALUE'))
    expect(() => claim.setPriority('high' as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('tag.claim#setExpiration counts from the last set; 0 is never again', async () => {
    const claim = night()
    claim.setExpiration(10)
    await clock.advance(8)
    claim.set(2)
    await clock.advance(8)
    expect(lamp().value).toBe(2)
    await clock.advance(3)
    expect(lamp().value).toBe(0)
    claim.set_expiration(0)
    expect(claim.expired).toBe(false)
    expect(() => claim.setExpiration(Number.NaN)).toThrow(code('KAITHEM_VALUE'))
    expect(() => claim.setExpiration(5, 101)).toThrow(code('KAITHEM_VALUE'))
    expect(() => claim.setExpiration('soon' as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('tag.claim#release gives way to the next best, twice does nothing', () => {
    const claim = lamp().claim(9, 'alarm', 90)
    lamp().claim(5, 'night', 60)
    claim.release()
    claim.release()
    expect([lamp().value, lamp().currentSource]).toEqual([5, 'night'])
    expect(() => lamp().default_claim.release()).toThrow(code('KAITHEM_VALUE'))
  })

  it('tag.claim#dispose is release', () => {
    const [one, two] = [lamp().claim(1, 'one', 60), lamp().claim(2, 'two', 70)]
    two.dispose()
    expect(lamp().value).toBe(1)
    one[Symbol.dispose]()
    expect(lamp().value).toBe(0)
  })
})
