/** Which proxies are believed. @module */

import { describe, expect, test } from 'vitest'
import { compileTrust, plainAddress, type TrustSetting } from '../../../../nodes/kaithem/web/trust.ts'

describe('trustProxy', () => {
  test.each<[TrustSetting | undefined, string, number, boolean]>([
    [undefined, '127.0.0.1', 0, false],
    [false, '127.0.0.1', 0, false],
    [true, '8.8.8.8', 5, true],
    [1, '8.8.8.8', 0, true],
    [1, '8.8.8.8', 1, false],
    ['loopback', '127.9.9.9', 0, true],
    ['loopback', '::1', 3, true],
    ['loopback', '::ffff:127.0.0.1', 0, true],
    ['loopback', '10.0.0.1', 0, false],
    ['10.0.0.0/8, 192.168.1.5', '10.9.9.9', 0, true],
    [['10.0.0.0/8', '192.168.1.5'], '192.168.1.5', 0, true],
    [['10.0.0.0/8', '192.168.1.5'], '192.168.1.6', 0, false],
    ['fd00::/8', 'fd12::1', 0, true],
    ['uniquelocal', '172.31.0.1', 0, true],
    ['uniquelocal', '172.32.0.1', 0, false],
    ['loopback', 'unknown', 0, false],
    ['loopback', '', 0, false],
  ])('%j, %s at hop %i: %j', (setting, address, hop, expected) => {
    expect(compileTrust(setting)(address, hop)).toBe(expected)
  })

  test.each(['local', '10.0.0.0/33', '10.0.0.0/8/8', 'fd00::/129', '10.0.0', '', '10.0.0.0/x'])(
    'refuses %j',
    (setting) => {
      expect(() => compileTrust(setting)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    },
  )
})

test('an address is written in one way', () => {
  expect(['::ffff:10.0.0.5', 'fe80::1%eth0', '::1', '10.0.0.5'].map(plainAddress)).toEqual([
    ...['10.0.0.5', 'fe80::1', '::1', '10.0.0.5'],
  ])
})
