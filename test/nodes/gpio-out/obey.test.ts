import { afterEach, beforeEach, expect, it } from 'vitest'
import { createKaithem } from '../../../lib/create.ts'
import type { Kaithem } from '../../../lib/kaithem.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import type { AnyTag } from '../../../lib/tags/api.ts'
import { obey } from '../../../nodes/gpio-out/obey.ts'
import { readOrder } from '../../../nodes/gpio-out/orders.ts'

const clock = new ManualClock(1000)
let kaithem: Kaithem
let tag: AnyTag
let played: unknown[]
beforeEach(() => {
  kaithem = createKaithem({ clock, gpio: 'mock' })
  tag = kaithem.tags.get('/lamp') as unknown as AnyTag
  played = []
})
afterEach(() => kaithem.close())

const output = {
  blink: (options: object) => played.push(['blink', options]),
  pulse: (options: object) => played.push(['pulse', options]),
}
const command = { action: 'set', claim: 'c', priority: 60, expiration: 0, annotation: undefined }
const order = (given: unknown, asked: object = {}, config: object = {}): void =>
  obey(output, tag, readOrder(given), { ...command, ...asked }, { mode: 'digital', tag: '', ...config })

it('sets and claims', () => {
  order(1)
  expect([tag.value, tag.currentSource]).toEqual([1, 'default'])
  order('off', { action: 'claim' })
  expect([tag.value, tag.currentSource]).toEqual([0, 'c'])
})

it('toggles what is in force, of PWM to the other side', () => {
  order('toggle')
  expect(tag.value).toBe(1)
  order('toggle')
  expect(tag.value).toBe(0)
  tag.value = 0.25
  order('toggle', {}, { mode: 'pwm' })
  expect(tag.value).toBe(0.75)
})

it('blinks and pulses, but not where nobody would see it', () => {
  order({ blink: { on_time: 0.2 } })
  order('pulse')
  expect(played).toEqual([
    ['blink', { on_time: 0.2 }],
    ['pulse', {}],
  ])
  for (const refused of [() => order('blink', { action: 'claim' }), () => order('pulse', {}, { tag: '/other' })]) {
    expect(refused).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  }
  expect(tag.value).toBe(0)
})
