import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Places } from '../../../lib/persist/places.ts'
import { createFakeEnvironment } from '../../../lib/platform/fake/environment.ts'
import { createNodeFiles } from '../../../lib/platform/node/files.ts'
import { temporaryFolders } from '../../support/temp.ts'
import { codeOf } from './support.ts'

const folder = temporaryFolders()
const files = createNodeFiles()
const environment = createFakeEnvironment({ ROOM: 'hall', UP: '../..', ROOT: '/elsewhere' }, '/there/me')

function rig() {
  const vardir = files.realpath(folder())
  return { vardir, data: join(vardir, 'data'), places: new Places({ files, environment, vardir: () => vardir }) }
}

describe('Places', () => {
  it('keeps relative names in the data directory', () => {
    const { places, data } = rig()
    expect(places.find('a/b.json', false).path).toBe(join(data, 'a', 'b.json'))
    expect(places.find('$ROOM/b.json', true).path).toBe(join(data, 'hall', 'b.json'))
    expect(places.find('$ROOM/b.json', false).path).toBe(join(data, '$ROOM', 'b.json'))
    expect(places.find('~', false).path).toBe(join(data, '~'))
  })

  it('takes names from the root as they are', () => {
    const { places } = rig()
    expect(places.find('/elsewhere/a.json', false).path).toBe('/elsewhere/a.json')
    expect(places.find('$ROOT/a.json', true).path).toBe('/elsewhere/a.json')
    expect(places.find('~/a.json', true).path).toBe('/there/me/a.json')
  })

  it.each(['../a.json', 'a/../../b.json', '..', '$UP/a.json', 'a\\..\\b.json', 'a\0.json', './../a.json'])(
    'refuses %j',
    (name) => {
      expect(codeOf(() => rig().places.find(name, true))).toBe('KAITHEM_VALUE')
    },
  )

  it('refuses links that lead out, also those that lead to nothing', () => {
    const { places, data } = rig()
    const outside = folder()
    mkdirSync(data)
    mkdirSync(join(data, 'real'))
    symlinkSync(outside, join(data, 'out'))
    symlinkSync(join(outside, 'nothing.json'), join(data, 'dangling.json'))
    symlinkSync(join(data, 'real'), join(data, 'in'))
    symlinkSync(`${data}2`, join(data, 'beside'))
    for (const name of ['out/a.json', 'dangling.json', 'out', 'beside/a.json']) {
      expect(
        codeOf(() => places.find(name, false)),
        name,
      ).toBe('KAITHEM_VALUE')
    }
    expect(places.find('in/a.json', false).path).toBe(join(data, 'real', 'a.json'))
  })

  it('allows a data directory that is a link itself', () => {
    const { places, data } = rig()
    const there = files.realpath(folder())
    symlinkSync(there, data)
    expect(places.find('a.json', false).path).toBe(join(there, 'a.json'))
  })

  it('keeps relative names in memory where there is no directory', () => {
    const places = new Places({ files, environment, vardir: () => undefined })
    const place = places.find('a/b.json', false)
    place.files.writeDurable(place.path, 'x')
    expect(places.find('a/b.json', false).files.read(place.path)).not.toBeNull()
    expect(places.find('/elsewhere/a.json', false).files).toBe(files)
    expect(codeOf(() => places.find('../a.json', false))).toBe('KAITHEM_VALUE')
  })
})
