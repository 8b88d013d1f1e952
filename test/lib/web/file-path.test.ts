import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodeFiles } from '../../../lib/platform/node/files.ts'
import { servedFile } from '../../../lib/web/file-path.ts'

let state = ''
let elsewhere = ''
const files = createNodeFiles()
const place = () => ({ root: join(state, 'data'), state })
const code = (wanted: string) => expect.objectContaining({ code: wanted })

beforeAll(() => {
  state = realpathSync(mkdtempSync(join(tmpdir(), 'kaithem-web-')))
  elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'kaithem-files-')))
  writeFileSync(join(elsewhere, 'x'), 'x')
  mkdirSync(join(state, 'data', 'a'), { recursive: true })
  mkdirSync(join(state, 'data-other'))
  for (const name of ['data/a/b.txt', 'users.json', 'data-other/x', 'data/..hidden'])
    writeFileSync(join(state, name), 'x')
  symlinkSync(join(state, 'users.json'), join(state, 'data', 'link'))
  symlinkSync(join(state, 'data-other'), join(state, 'data', 'out'))
  symlinkSync(join(state, 'data', 'a'), join(state, 'data', 'in'))
})
afterAll(() => {
  for (const folder of [state, elsewhere]) rmSync(folder, { recursive: true, force: true })
})

describe('servedFile', () => {
  it('finds files below its folder, by links too that stay there', () => {
    expect(servedFile(files, 'a/b.txt', place())).toBe(join(state, 'data/a/b.txt'))
    expect(servedFile(files, 'in/b.txt', place())).toBe(join(state, 'data/a/b.txt'))
    expect(servedFile(files, '..hidden', place())).toBe(join(state, 'data/..hidden'))
  })

  it('takes a path from the root as it is, but never one of the state', () => {
    expect(servedFile(files, join(state, 'data/a/b.txt'), place())).toBe(join(state, 'data/a/b.txt'))
    expect(servedFile(files, join(elsewhere, 'x'), place())).toBe(join(elsewhere, 'x'))
    for (const name of ['users.json', 'data/link', 'data-other/x', 'data/out/x']) {
      expect(() => servedFile(files, join(state, name), place())).toThrow(code('KAITHEM_VALUE'))
    }
  })

  it.each(['link', 'out/x'])('refuses %s, which leads out', (path) => {
    expect(() => servedFile(files, path, place())).toThrow(code('KAITHEM_VALUE'))
  })

  it.each([
    ...['', '..', '../users.json', 'a/../../users.json', './a/b.txt', 'a//b.txt', '//etc/passwd', 'a/b.txt/', '/'],
    ...['..\\users.json', 'a\\b.txt', 'a/b.txt\0', 'a/b\n', '/etc/../etc/passwd', '/tmp/./x', `${'a/'.repeat(3000)}b`],
    ...['a/b.txt/..', '/../etc/passwd', 'C:/../x'],
  ])('refuses %j', (path) => {
    expect(() => servedFile(files, path, place())).toThrow(code('KAITHEM_VALUE'))
  })

  it.each(['nothing', 'a', 'a/nothing', '%2e%2e/users.json', '..%2fusers.json', '%c0%ae%c0%ae/x'])(
    'knows no file %j: nothing is decoded here',
    (path) => {
      expect(() => servedFile(files, path, place())).toThrow(code('KAITHEM_KEY'))
    },
  )

  it('needs a folder for paths that do not begin at the root', () => {
    expect(() => servedFile(files, 'a/b.txt', { root: undefined, state: undefined })).toThrow(code('KAITHEM_VALUE'))
  })
})
