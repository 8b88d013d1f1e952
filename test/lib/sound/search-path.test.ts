import { expect, it, test } from 'vitest'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'
import { leavesFolder, readDirectories, SearchPath } from '../../../lib/sound/search-path.ts'
import { codeOf } from './support.ts'

function rig(paths: readonly string[], more: { directories?: readonly string[]; home?: string | undefined } = {}) {
  const files = createMemoryFiles()
  for (const path of paths) files.content.set(path, new Uint8Array(1))
  const names = ['chime.wav', 'error.wav']
  const packages = createFakePackages({}, Object.fromEntries(names.map((n) => [`#data/sounds/${n}`, `/builtin/${n}`])))
  for (const name of names) files.content.set(`/builtin/${name}`, new Uint8Array(1))
  return new SearchPath({
    ...{ files, packages },
    vardir: () => ('home' in more ? more.home : '/var'),
    directories: () => more.directories ?? ['/music', '__default__', 'own'],
    modules: () => ['Flow 1', '..', 'a/b', '', 'Flow 2'],
  })
}

const order = [
  ...['/extra/chime.wav', '/music/chime.wav', '/builtin/chime.wav', '/var/own/chime.wav', '/var/static/chime.wav'],
  ...['/var/assets/chime.wav', '/var/modules/Flow 1/media/chime.wav', '/var/modules/Flow 2/media/chime.wav'],
]

it('the first place that has it wins', () => {
  const names = (from: number): string[] => order.slice(from).filter((path) => !path.startsWith('/builtin'))
  const found = (from: number) => rig(names(from)).resolve('chime.wav', ['/extra'])
  expect([0, 1, 2, 3].map(found)).toEqual([order[0], order[1], order[2], order[2]])
  const bare = (from: number) => rig(names(from), { directories: ['own'] }).resolve('chime.wav')
  expect([3, 4, 5, 6, 7].map(bare)).toEqual(order.slice(3))
})

it('builtin sounds are only found where the configuration names them', () => {
  expect(rig([]).resolve('error.ogg')).toBe('/builtin/error.wav')
  expect(codeOf(() => rig([], { directories: ['/music'] }).resolve('error.ogg'))).toBe('KAITHEM_KEY')
})

it('names may have folders in them', () => {
  expect(rig(['/music/foo/bar.wav']).resolve('foo/bar.wav')).toBe('/music/foo/bar.wav')
})

it('full paths are taken as they are', () => {
  const path = rig(['/anywhere/x.wav'])
  expect(path.resolve('/anywhere/x.wav')).toBe('/anywhere/x.wav')
  expect(codeOf(() => path.resolve('/anywhere/y.wav'))).toBe('KAITHEM_KEY')
})

it('folders are no sounds', () => {
  expect(codeOf(() => rig(['/music/foo/bar.wav']).resolve('foo'))).toBe('KAITHEM_KEY')
})

test.each(['../x.wav', 'a/../../x.wav', '..\\x.wav', 'a/b/../../../x.wav', '..'])('%j leads out', (name) => {
  expect([leavesFolder(name), codeOf(() => rig(['/x.wav']).resolve(name))]).toEqual([true, 'KAITHEM_VALUE'])
})

test.each(['a/../x.wav', './x.wav', '..x.wav', 'a/...'])('%j stays inside', (name) => {
  expect(leavesFolder(name)).toBe(false)
})

it('what is no name is refused', () => {
  const path = rig([])
  expect(['', 'a\0b', 'x'.repeat(5000)].map((each) => codeOf(() => path.resolve(each)))).toEqual(
    Array(3).fill('KAITHEM_VALUE'),
  )
  expect([5, null, undefined].map((each) => codeOf(() => path.resolve(each)))).toEqual(Array(3).fill('KAITHEM_TYPE'))
})

it('the error names the file and where it was looked for', () => {
  expect(() => rig([]).resolve('none.wav', ['/extra'])).toThrow(
    'There is no sound file none.wav in /extra, /music, the builtin sounds, /var/own, /var/static, /var/assets, ',
  )
  expect(() => rig([], { home: undefined, directories: [] }).resolve('none.wav')).toThrow('none is configured')
})

it('audio-paths is a list of folders, one folder, or nothing', () => {
  expect([readDirectories(undefined), readDirectories('/a'), readDirectories(['/a', '/b'])]).toEqual([
    ...[['__default__'], ['/a'], ['/a', '/b']],
  ])
  expect([5, [5], ['']].map((each) => codeOf(() => readDirectories(each)))).toEqual(Array(3).fill('KAITHEM_TYPE'))
})
