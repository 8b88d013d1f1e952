import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDamage } from '../../../lib/platform/damage.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'
import { createMemoryLog } from '../../../lib/platform/fake/log.ts'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { createNodeFiles } from '../../../lib/platform/node/files.ts'
import { readAccounts } from '../../../lib/users/accounts.ts'
import { serializeAccounts, UserFile } from '../../../lib/users/user-file.ts'
import { temporaryFolders } from '../../support/temp.ts'

const folder = temporaryFolders()

const asText = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString())

function rig(content?: string | Uint8Array) {
  const clock = new ManualClock(1_700_000_000)
  const log = createMemoryLog()
  const files = createMemoryFiles()
  if (content !== undefined) files.writeDurable('/var/users.json', content)
  const damage = createDamage()
  const damaged: unknown[] = []
  damage.listen((path, aside) => damaged.push([path, aside]))
  const file = new UserFile({ bytes: createNodeBytes(), clock, log, files, damage, vardir: () => '/var' })
  return { clock, log, files, file, damaged, text: () => asText(files.read('/var/users.json')) }
}

describe('reading', () => {
  it('gives back what was written, with hashes and without plain passwords', () => {
    const accounts = readAccounts(
      {
        users: {
          ann: { groups: ['crew'], password: { hash: 'h' }, settings: { tabtospace: false } },
          bob: { password: 'p' },
        },
        groups: { crew: { permissions: ['/b', '/a'], limits: { size: 5 } } },
      },
      true,
    )
    const text = serializeAccounts(accounts)
    expect(text).not.toContain('"p"')
    const read = rig(text).file.read()
    expect(read?.users.get('ann')).toEqual(accounts.users.get('ann'))
    expect(read?.users.get('bob')?.password).toBeUndefined()
    expect(read?.groups.get('crew')?.limits).toEqual(new Map([['size', 5]]))
  })

  it.each([
    ['', 'empty'],
    ['{"users": {', 'cut off'],
    ['[]', 'of another shape'],
    ['null', 'nothing'],
    [new Uint8Array([0xff, 0xfe]), 'no text'],
    [`{"users": ${'['.repeat(100_000)}`, 'nested without end'],
  ] as const)('sets a file aside that is damaged: %#', (content: string | Uint8Array, _how: string) => {
    const { file, files, damaged } = rig(content)
    expect(file.read()).toBeUndefined()
    const aside = '/var/users.json.corrupt-20231114T221320Z'
    expect([...files.content.keys()]).toEqual([aside])
    expect(damaged).toEqual([['/var/users.json', aside]])
  })

  it('puts the file before it in the place of a damaged one', () => {
    const { file, files, damaged, text } = rig('{"users": {"ann": {}}}')
    file.read()
    file.save(() => '{"users": {"bob": {}}}')
    file.flush()
    files.writeDurable('/var/users.json', '{"users": {')
    expect([...(file.read()?.users.keys() ?? [])]).toEqual(['ann'])
    expect(text()).toBe('{"users": {"ann": {}}}')
    expect(damaged).toHaveLength(1)
  })

  it('leaves single entries out that cannot be, and says so', () => {
    const { file, log } = rig('{"users": {"ann": {}, "__proto__": {}, "bob": {"settings": {"timezone": "Mars"}}}}')
    expect([...(file.read()?.users.keys() ?? [])]).toEqual(['ann'])
    expect(log.entries).toHaveLength(2)
  })

  it('reads nothing where there is nothing, or no directory', () => {
    expect(rig().file.read()).toBeUndefined()
    const { clock, log, files } = rig('{}')
    const file = new UserFile({
      bytes: createNodeBytes(),
      clock,
      log,
      files,
      damage: createDamage(),
      vardir: () => undefined,
    })
    expect(file.read()).toBeUndefined()
    file.save(() => 'x')
    expect(clock.pending).toBe(0)
  })
})

describe('saving', () => {
  it('writes many changes once, after the running code', async () => {
    const { file, clock, text } = rig()
    file.read()
    let count = 0
    const content = (): string => String(++count)
    file.save(content)
    file.save(content)
    expect(text()).toBeNull()
    await clock.advance(0)
    expect(text()).toBe('1')
  })

  it('writes at once when asked, and at the end', async () => {
    const { file, clock, text } = rig()
    file.read()
    file.save(() => 'one')
    file.flush()
    expect(text()).toBe('one')
    file.save(() => 'two')
    file.close()
    file.save(() => 'three')
    await clock.advance(0)
    expect(text()).toBe('two')
    expect(clock.pending).toBe(0)
  })

  it('logs a failure and tries again with the next change', async () => {
    const { file, files, log, clock, text } = rig()
    file.read()
    files.failWrites = 'disk full'
    file.save(() => 'one')
    await clock.advance(0)
    expect(log.entries).toMatchObject([{ level: 'error', text: expect.stringContaining('disk full') }])
    files.failWrites = undefined
    file.flush()
    expect(text()).toBe('one')
  })

  it('lets nobody else read the file', () => {
    const vardir = folder()
    const { clock, log } = rig()
    const file = new UserFile({
      bytes: createNodeBytes(),
      clock,
      log,
      files: createNodeFiles(),
      damage: createDamage(),
      vardir: () => vardir,
    })
    file.read()
    file.save(() => 'one')
    file.close()
    expect(statSync(join(vardir, 'users.json')).mode & 0o777).toBe(0o600)
  })
})
