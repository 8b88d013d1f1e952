import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'
import { builtinNames, builtinOf, builtinPath } from '../../../lib/sound/builtin.ts'

it('the list is that of the folder', () => {
  expect([...builtinNames].sort()).toEqual(readdirSync('data/sounds').sort())
})

it('names are found with other endings too', () => {
  expect(['chime.wav', 'error.ogg', 'tick.opus', 'click.MP3'].map(builtinOf)).toEqual([
    ...['chime.wav', 'error.wav', 'tick.wav', 'click.wav'],
  ])
  expect(['chime', 'chime.txt', 'sub/chime.wav', 'none.wav'].map(builtinOf)).toEqual(Array(4).fill(undefined))
})

it('the path is that of the package, where it has the file', () => {
  const packages = createFakePackages({}, { '#data/sounds/chime.wav': '/package/chime.wav' })
  expect(builtinPath(packages, 'chime.ogg')).toBe('/package/chime.wav')
  expect([builtinPath(packages, 'tick.wav'), builtinPath(packages, 'none.wav')]).toEqual([undefined, undefined])
})
