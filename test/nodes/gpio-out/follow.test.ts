import { afterEach, beforeEach, expect, it } from 'vitest'
import { createKaithem } from '../../../lib/create.ts'
import type { Kaithem } from '../../../lib/kaithem.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import type { AnyTag } from '../../../lib/tags/api.ts'
import { followPriority, followTag } from '../../../nodes/gpio-out/follow.ts'

let kaithem: Kaithem
beforeEach(() => {
  kaithem = createKaithem({ clock: new ManualClock(1000), gpio: 'mock' })
})
afterEach(() => kaithem.close())

const tagOf = (name: string): AnyTag => kaithem.tags.get(name) as unknown as AnyTag
const follow = (pin: string, source: string): void =>
  followTag(
    kaithem.message,
    () => tagOf(pin),
    () => tagOf(source),
  )

it('repeats what the other tag says, once it says anything', () => {
  const [pin, lamp] = [tagOf('/system/gpio/18'), tagOf('/lamp')]
  pin.value = 0.5
  follow(pin.name, lamp.name)
  expect([pin.value, pin.currentSource]).toEqual([0.5, 'default'])
  lamp.value = 1
  expect([pin.value, pin.currentSource]).toEqual([1, 'follow /lamp'])
  expect(pin.claims()[0]?.priority).toBe(followPriority)
  lamp.value = 0
  expect(pin.value).toBe(0)
})

it('begins with the value that is there', () => {
  const [pin, lamp] = [tagOf('/system/gpio/18'), tagOf('/lamp')]
  lamp.value = 1
  follow(pin.name, lamp.name)
  expect(pin.value).toBe(1)
})

it('follows numbers only', () => {
  kaithem.tags.StringTag('/word')
  expect(() => follow('/system/gpio/18', '/word')).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})

it.each(['/lamp', '/system/gpio/18'])('goes on after somebody deleted %s', (deleted) => {
  kaithem.gpio.DigitalOutput(18)
  const pin = (): number => Number(tagOf('/system/gpio/18').value)
  tagOf('/lamp').value = 1
  follow('/system/gpio/18', '/lamp')
  kaithem.tags.delete(deleted)
  tagOf('/lamp').value = 0
  expect(pin()).toBe(0)
  tagOf('/lamp').value = 1
  expect([pin(), tagOf('/system/gpio/18').claims().length]).toEqual([1, 2])
})
