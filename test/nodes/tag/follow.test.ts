import { expect, it } from 'vitest'
import { createKaithem } from '../../../lib/create.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { statusFollower } from '../../../nodes/tag/follow.ts'
import { openTag, Readings } from '../../../nodes/tag/readings.ts'

function rig() {
  const clock = new ManualClock(1000)
  const kaithem = createKaithem({ clock })
  const shown: string[] = []
  const status = { lazy: (make: () => string) => void shown.push(make()) }
  const follow = statusFollower(status, new Readings(kaithem.units, ''))
  return { clock, kaithem, shown, follow }
}

it('shows that a claim has ended, and what others set', async () => {
  const { clock, kaithem, shown, follow } = rig()
  const tag = follow(openTag(kaithem.tags, '/freezer'))
  tag.value = -18
  tag.claim(4, { name: 'fake', priority: 60, expiration: 10 })
  await clock.advance(11)
  expect(shown).toEqual(['-18', '4 (fake)', '-18'])
  kaithem.close()
})

it('follows a tag once, and another one after it was deleted', () => {
  const { kaithem, shown, follow } = rig()
  const first = follow(openTag(kaithem.tags, '/a'))
  follow(openTag(kaithem.tags, '/a'))
  first.value = 1
  kaithem.tags.delete('/a')
  const second = follow(openTag(kaithem.tags, '/a'))
  expect(second).not.toBe(first)
  second.value = 2
  expect(shown).toEqual(['1', '2'])
  kaithem.close()
})
