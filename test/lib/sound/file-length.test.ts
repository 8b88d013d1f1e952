import { expect, it } from 'vitest'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'
import { createFileLength } from '../../../lib/sound/file-length.ts'
import { wav } from './support.ts'

it('reads a file once, and again when it has another size', () => {
  const files = createMemoryFiles()
  let reads = 0
  const counted = { ...files, read: (path: string) => files.read(path + ''.repeat(reads++)) }
  const lengthOf = createFileLength(counted)
  files.content.set('/a.wav', wav(2))
  expect([lengthOf('/a.wav'), lengthOf('/a.wav'), reads]).toEqual([2, 2, 1])
  files.content.set('/a.wav', wav(3))
  expect([lengthOf('/a.wav'), reads]).toEqual([3, 2])
})

it('of files that are missing or cannot be read nothing is known', () => {
  const files = createMemoryFiles()
  const broken = () => {
    throw new Error('no disk')
  }
  expect(createFileLength(files)('/none.wav')).toBeUndefined()
  expect(createFileLength({ ...files, stat: broken })('/a.wav')).toBeUndefined()
})
