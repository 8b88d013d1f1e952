import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { which } from '../../../../lib/platform/node/which.ts'
import { temporaryFolders } from '../../../support/temp.ts'

const folder = temporaryFolders()
const path = process.env.PATH

afterEach(() => {
  process.env.PATH = path
})

describe('which', () => {
  it('takes the first folder of PATH that has the program, also in quotes, and no folder of that name', () => {
    const [one, two] = [folder(), folder()]
    mkdirSync(join(one, 'tool'))
    writeFileSync(join(two, 'tool'), '')
    process.env.PATH = `:${one}:"${two}"`
    expect(which('tool')).toBeNull()
    chmodSync(join(two, 'tool'), 0o755)
    expect(which('tool')).toBe(join(two, 'tool'))
    expect(which(join(two, 'tool'))).toBe(join(two, 'tool'))
  })

  it.each(['', '__proto__', 'a\0b', '/etc/passwd', '..', 'x'.repeat(100_000)])('finds nothing for %j', (name) => {
    expect(which(name)).toBeNull()
  })

  it('finds nothing without PATH', () => {
    delete process.env.PATH
    expect(which('sh')).toBeNull()
  })
})
