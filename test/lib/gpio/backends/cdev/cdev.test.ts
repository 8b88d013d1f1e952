import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KaithemError } from '../../../../../lib/errors.ts'
import { createCdevBackend } from '../../../../../lib/gpio/backends/cdev/cdev.ts'
import { createNodePackages } from '../../../../../lib/platform/node/packages.ts'

/** On real chips it is tested in `test/hardware`. */
const packages = createNodePackages()

function withFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-dev-'))
  writeFileSync(join(folder, 'gpiochip0'), '')
  return folder
}

test('says what is missing: a device, koffi', () => {
  const backend = createCdevBackend({ packages, folder: '/nothing' })
  expect(backend.probe()).toMatchObject({ reason: 'noDevice', data: { path: '/nothing/gpiochip*' } })
  const load = (): never => {
    throw new KaithemError('KAITHEM_UNAVAILABLE', 'not there')
  }
  const without = createCdevBackend({ packages: { load }, folder: withFile() })
  expect(without.probe()).toMatchObject({ reason: 'noLibrary', data: { package: 'koffi', detail: 'not there' } })
})

test('devices that are no chips have no lines', () => {
  const backend = createCdevBackend({ packages, folder: withFile() })
  expect(backend.probe()).toBeUndefined()
  expect(backend.lines()).toEqual([])
  const open = () => backend.openOutput({ offset: 1 }, { drive: 'push-pull', level: 0 }, { failed: () => undefined })
  expect(open).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
  backend.close()
  backend.close()
})
