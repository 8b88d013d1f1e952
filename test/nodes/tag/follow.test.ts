import { expect, it } from 'vitest'
import { createKaithem } from '../../../lib/create.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { openTag } from '../../../nodes/_runtime/tag-commands.ts'
import { TagStatus } from '../../../nodes/tag/follow.ts'
import { Readings } from '../../../nodes/tag/readings.ts'

function rig() {
  const clock = new ManualClock(1000)
  const kaithem = createKaithem({ clock })
  const shown: string[] = []
  const status = { lazy: (make: () => string) => void shown.push(make()) }
  const tagStatus = new TagStatus(status, new Readings(kaithem.units, ''))
  const follow = tagStatus.follow.bind(tagStatus)
  return { clock, kaithem, shown, follow, tagStatus }
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

it('shows what another claim of the same value is called', () => {
  const { kaithem, shown, follow, tagStatus } = rig()
  const tag = follow(openTag(kaithem.tags, '/lamp'))
  tag.value = 1
  tag.claim(1, { name: 'party', priority: 60 })
  tagStatus.show(tag)
  expect(shown).toEqual(['1', '1 (party)'])
  kaithem.close()
})

it('makes one function a tag, so that a message costs no more than a call', () => {
  const { kaithem } = rig()
  const made = new Set<() => string>()
  const tagStatus = new TagStatus({ lazy: (make) => void made.add(make) }, new Readings(kaithem.units, ''))
  const tag = openTag(kaithem.tags, '/lamp')
  for (let n = 0; n < 10; n++) tagStatus.show(tag)
  expect(made.size).toBe(1)
  kaithem.close()
})
