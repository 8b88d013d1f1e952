import { describe, expect, it } from 'vitest'
import { isFromOtherOrigin, isOwnAddress, mayChangeFrom, originOf } from '../../../lib/web/origin.ts'

function asked(headers: Record<string, string>, host = 'pi:1880', isSecure = false) {
  return { host, isSecure, header: (name: string) => headers[name] }
}

it.each([
  ['http://pi:1880', { isSecure: false, host: 'pi:1880' }],
  ['HTTPS://Pi/path?x#y', { isSecure: true, host: 'pi' }],
  ['https://pi:443', { isSecure: true, host: 'pi' }],
  ['http://[::1]:1880/', { isSecure: false, host: '[::1]:1880' }],
  ['null', undefined],
  ['', undefined],
  ['file:///etc', undefined],
  ['http://', undefined],
  ['javascript:alert(1)', undefined],
  ['http://user@pi:1880', undefined],
  ['http://pi:1880\\@evil.example', undefined],
])('originOf(%j)', (address, origin) => {
  expect(originOf(address)).toEqual(origin)
})

it.each([
  ['http://pi:1880', 'pi:1880', false, true],
  ['http://PI:1880/page', 'pi:1880', false, true],
  ['http://pi', 'pi:80', false, true],
  // TLS that ends at a proxy nobody said to trust.
  ['https://home.example', 'home.example', false, true],
  ['https://home.example', 'home.example', true, true],
  ['http://home.example', 'home.example', true, false],
  ['http://pi:1881', 'pi:1880', false, false],
  ['http://evil.example', 'pi:1880', false, false],
  ['http://pi.evil.example:1880', 'pi:1880', false, false],
  ['http://evil.example/pi:1880', 'pi:1880', false, false],
  ['null', 'null', false, false],
  ['http://', '', false, false],
])('isOwnAddress(%j) for %j, secure %j: %j', (address, host, isSecure, expected) => {
  expect(isOwnAddress(asked({}, host, isSecure), address)).toBe(expected)
})

describe('where a request comes from', () => {
  it.each([
    [{}, false, false],
    [{ origin: 'http://pi:1880' }, false, true],
    [{ origin: 'http://evil.example' }, true, false],
    [{ origin: 'null' }, true, false],
    [{ referer: 'http://pi:1880/x' }, false, true],
    [{ referer: 'http://evil.example/x' }, false, false],
    [{ 'sec-fetch-site': 'same-origin' }, false, true],
    // A proxy that changes the host, but a browser that knows better.
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://home.example' }, false, true],
    [{ 'sec-fetch-site': 'none' }, false, false],
    [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, false, false],
    [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, true, false],
    [{ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, true, false],
    [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', origin: 'http://pi:1880' }, false, false],
  ])('%j: foreign %j, may change %j', (headers, isForeign, mayChange) => {
    const request = asked(headers as Record<string, string>)
    expect([isFromOtherOrigin(request), mayChangeFrom(request)]).toEqual([isForeign, mayChange])
  })
})
