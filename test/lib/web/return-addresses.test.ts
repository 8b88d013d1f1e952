import { expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createFakeSecrets } from '../../../lib/platform/fake/secrets.ts'
import { ReturnAddresses } from '../../../lib/web/return-addresses.ts'

it('gives a path back once, within five minutes', async () => {
  const clock = new ManualClock(1_700_000_000)
  const addresses = new ReturnAddresses(clock, createFakeSecrets())
  const key = addresses.keep('/a?b=c')
  expect([key.includes('a?b'), addresses.take(key), addresses.take(key)]).toEqual([false, '/a?b=c', undefined])
  const late = addresses.keep('/late')
  await clock.advance(299)
  const young = addresses.keep('/young')
  await clock.advance(1)
  expect([late, young, 'made up', undefined].map((one) => addresses.take(one))).toEqual([
    ...[undefined, '/young', undefined, undefined],
  ])
})

it('keeps a thousand, and forgets the oldest', () => {
  const addresses = new ReturnAddresses(new ManualClock(), createFakeSecrets())
  const keys = Array.from({ length: 1001 }, (_, index) => addresses.keep(`/${index}`))
  expect([addresses.take(keys[0]), addresses.take(keys[1]), addresses.take(keys[1000])]).toEqual([
    ...[undefined, '/1', '/1000'],
  ])
})
