/** Who is at the other end, with proxies in between. @module */

import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { peerOf } from '../../../../nodes/kaithem/web/peer.ts'
import { compileTrust, type TrustSetting } from '../../../../nodes/kaithem/web/trust.ts'

function peer(
  remoteAddress: string | undefined,
  headers: Record<string, string>,
  trust?: TrustSetting,
  encrypted = false,
) {
  const request = { socket: { remoteAddress, encrypted }, headers: { host: 'pi:1880', ...headers } }
  const { address, isSecure, host } = peerOf(request as unknown as IncomingMessage, compileTrust(trust))
  return [address, isSecure, host]
}

const forwarded = {
  'x-forwarded-for': '9.9.9.9, 8.8.8.8',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'home.example',
}

test('without a proxy it is the connection', () => {
  expect(peer('::ffff:10.0.0.5', {})).toEqual(['10.0.0.5', false, 'pi:1880'])
  expect(peer('8.8.8.8', {}, undefined, true)).toEqual(['8.8.8.8', true, 'pi:1880'])
  expect(peer(undefined, {}, true)).toEqual([undefined, false, 'pi:1880'])
})

test('a proxy that nobody trusts hides who comes, and is not believed', () => {
  expect(peer('127.0.0.1', forwarded)).toEqual([undefined, false, 'pi:1880'])
  for (const name of ['forwarded', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto']) {
    expect(peer('127.0.0.1', { [name]: '127.0.0.1' }, '10.0.0.0/8')).toEqual([undefined, false, 'pi:1880'])
  }
})

test('a trusted proxy is believed about the machine that came to it, not about what that one says', () => {
  expect(peer('127.0.0.1', forwarded, 'loopback')).toEqual(['8.8.8.8', true, 'home.example'])
  expect(peer('127.0.0.1', forwarded, ['loopback', '8.8.8.8'])).toEqual(['9.9.9.9', true, 'home.example'])
  expect(peer('127.0.0.1', forwarded, 2)).toEqual(['9.9.9.9', true, 'home.example'])
  expect(peer('127.0.0.1', forwarded, true)).toEqual(['9.9.9.9', true, 'home.example'])
  expect(peer('127.0.0.1', {}, 'loopback', true)).toEqual(['127.0.0.1', true, 'pi:1880'])
})

test('of several schemes and hosts the one counts that the last proxy added', () => {
  const headers = { 'x-forwarded-proto': 'https, http', 'x-forwarded-host': 'evil.example, home.example' }
  expect(peer('127.0.0.1', headers, 'loopback')).toEqual(['127.0.0.1', false, 'home.example'])
})
