import { expect, it } from 'vitest'
import { deviceFolder, safeLevel } from '../../../lib/devices/folder.ts'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'

it('stays below the folder of devices, whatever the name', () => {
  const files = createMemoryFiles()
  expect(deviceFolder({ files, vardir: () => '/var' }, 'a/b c')).toBe('/var/devices/a/b%20c')
  expect(deviceFolder({ files, vardir: () => undefined }, 'a')).toBeNull()
  expect(['..', '.', 'a\\b', '/'].map(safeLevel)).toEqual(['_..', '_.', 'a%5Cb', '%2F'])
})
