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

it('repeats what the other tag says, once it says anything', () => {
  const [pin, lamp] = [tagOf('/system/gpio/18'), tagOf('/lamp')]
  pin.value = 0.5
  followTag(pin, lamp)
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
  followTag(pin, lamp)
  expect(pin.value).toBe(1)
})

it('follows numbers only', () => {
  kaithem.tags.StringTag('/word')
  const follow = (): void => followTag(tagOf('/system/gpio/18'), tagOf('/word'))
  expect(follow).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})
