import { expect, it } from 'vitest'
import { createRig } from '../support.ts'

it('passes the jump and rests at 0', async () => {
  const { tags, clock } = createRig()
  tags.get('in').value = 5
  const filter = tags.HighpassFilter('out', tags.get('in'), 1, { priority: 70 })
  expect(filter.tag.value).toBe(0)
  tags.get('in').value = 15
  expect(filter.tag.value).toBe(10)
  for (let step = 0; step < 60; step++) {
    await clock.advance(1)
    void filter.tag.value
  }
  expect(filter.tag.value).toBe(0)
  expect(filter.tag.claims()[0]).toMatchObject({ name: '/in.lowpass', priority: 70 })
})
