import { expect, it } from 'vitest'
import { isPrivateAddress } from '../../../lib/users/addresses.ts'

it.each([
  ...['localhost', '127.0.0.1', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.1.1'],
  ...['::1', '[::1]', '::ffff:192.168.1.1', '::FFFF:10.0.0.1', 'fd00::1', 'fc12:3456::1', 'fe80::1%eth0', 'FE80::1'],
])('%s is private', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
})

it.each([
  ...['8.8.8.8', '172.15.0.1', '172.32.0.1', '192.0.2.1', '192.169.0.1', '11.0.0.1', '10.0.0.256', '10.0.0'],
  ...['::ffff:8.8.8.8', '2001:db8::1', 'fec0::1', 'fd.example.org', 'fd00:evil', 'localhost.example.org', '', '::'],
  ...['10.0.0.1.example.org', 'x'.repeat(10_000)],
])('%s is not', (address) => {
  expect(isPrivateAddress(address)).toBe(false)
})

it.each([undefined, null, 5, {}, ['10.0.0.1']])('%j is none', (address) => {
  expect(isPrivateAddress(address)).toBe(false)
})
