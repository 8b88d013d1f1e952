import { expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { LoginLimit, networkOf } from '../../../lib/web/login-limit.ts'

it('lets an address wait after ten failures, until the oldest is five minutes old', async () => {
  const clock = new ManualClock(1_700_000_000)
  const limit = new LoginLimit(clock)
  for (let count = 0; count < 10; count++) {
    expect(limit.wait('10.0.0.5')).toBe(0)
    limit.begin('10.0.0.5')
    await clock.advance(1)
  }
  expect(limit.wait('10.0.0.5')).toBe(290)
  expect(limit.wait('10.0.0.6')).toBe(0)
  await clock.advance(290)
  expect(limit.wait('10.0.0.5')).toBe(0)
  limit.begin('10.0.0.5')
  expect(limit.wait('10.0.0.5')).toBe(1)
})

it('counts a household with IPv6, and everybody without an address, as one', () => {
  const limit = new LoginLimit(new ManualClock())
  for (let count = 0; count < 10; count++) {
    limit.begin(`fd00:0:0:1::${count.toString(16)}`)
    limit.begin(undefined)
  }
  expect([limit.wait('fd00::1:ffff:0:0:1'), limit.wait('fd00:0:0:2::1'), limit.wait(undefined)]).toEqual([300, 0, 300])
})

it('remembers a thousand addresses', () => {
  const limit = new LoginLimit(new ManualClock())
  for (let count = 0; count < 10; count++) limit.begin('first')
  for (let index = 0; index < 999; index++) limit.begin(`other ${index}`)
  expect(limit.wait('first')).toBe(300)
  limit.begin('one more')
  expect(limit.wait('first')).toBe(0)
})

it.each([
  ['10.0.0.5', '10.0.0.5'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001::1', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['1::', '1:0:0:0::/64'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

it('an attempt that goes well takes its failure back, and no other', async () => {
  const clock = new ManualClock()
  const limit = new LoginLimit(clock)
  const attempts = Array.from({ length: 10 }, () => limit.begin('10.0.0.5'))
  expect(limit.wait('10.0.0.5')).toBe(300)
  attempts[3]?.()
  attempts[3]?.()
  expect(limit.wait('10.0.0.5')).toBe(0)
  limit.begin('10.0.0.5')
  expect(limit.wait('10.0.0.5')).toBe(300)
  for (const takeBack of attempts) takeBack()
  expect(limit.wait('10.0.0.5')).toBe(0)
})
