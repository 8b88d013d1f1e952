import { expect, it } from 'vitest'
import { checkAddress, isAddress, withoutPassword } from '../../../lib/sound/address.ts'
import { codeOf } from './support.ts'

it('tells addresses from names of files', () => {
  expect(['http://a', 'HTTPS://a/b.mp3', 'ftp://a', 'http:/a', 'a/http://b', ''].map(isAddress)).toEqual([
    ...[true, true, false, false, false, false],
  ])
})

it('gives an address without blanks', () => {
  const good = ['http://radio.example', 'https://a:b@[::1]:8000/live?x=1#y', 'HTTP://10.0.0.1/Live Stream']
  expect(good.map(checkAddress)).toEqual([...good.slice(0, 2), 'HTTP://10.0.0.1/Live%20Stream'])
})

it('refuses what is none', () => {
  for (const bad of ['http://', 'http:///live', 'http://[x', 'http://a b/', 'http://a:port/', 'https://?x']) {
    expect(codeOf(() => checkAddress(bad))).toBe('KAITHEM_VALUE')
  }
})

it('shows addresses without the password in it, and names of files as they are', () => {
  const shown = ['https://ann:secret@radio.example/a@b', 'http://radio.example/a@b', '/srv/x@y.wav'].map(
    withoutPassword,
  )
  expect(shown).toEqual(['https://radio.example/a@b', 'http://radio.example/a@b', '/srv/x@y.wav'])
})
