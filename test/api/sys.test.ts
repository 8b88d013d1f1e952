import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'
import { createMemoryLog } from '../../lib/platform/fake/log.ts'
import { temporaryFolders } from '../support/temp.ts'
import { until } from '../support/wait.ts'

const folder = temporaryFolders()
const clock = new ManualClock(1_700_000_000)
const log = createMemoryLog()
const k = createKaithem({ clock, log })
const off = createKaithem({ clock, log, allowShell: false })
const { sys } = k
const code = (wanted: string) => expect.objectContaining({ code: wanted })

afterAll(() => {
  k.close()
  off.close()
})

describe('kaithem.sys.shellex(cmd)', () => {
  it('kaithem.sys.shellex runs a line of the shell and gives its output as text', () => {
    expect(sys.shellex('echo "$((1 + 2))" | tr 3 4')).toBe('4\n')
    expect(log.entries.at(-1)?.text).toContain('shellex by kaithem')
  })

  it('kaithem.sys.shellex throws when the command fails, hangs or is not allowed', () => {
    expect(() => sys.shellex('exit 7')).toThrow(expect.objectContaining({ code: 'KAITHEM_COMMAND', status: 7 }))
    expect(() => sys.shellex('sleep 60', { timeout: 0.2 })).toThrow(code('KAITHEM_COMMAND'))
    expect(() => off.sys.shellex('true')).toThrow(code('KAITHEM_DISABLED'))
  })
})

describe('kaithem.sys.shellexbg(cmd)', () => {
  it('kaithem.sys.shellexbg starts a command and ignores what becomes of it', async () => {
    const file = join(folder(), 'done')
    expect(sys.shellexbg(`touch '${file}'; exit 1`)).toBeUndefined()
    sys.shellexbg('no-such-program-here')
    await until(() => existsSync(file), 10_000, 'the file')
    expect(() => off.sys.shellexbg('true')).toThrow(code('KAITHEM_DISABLED'))
  })
})

describe('kaithem.sys.which(exe)', () => {
  it('kaithem.sys.which finds a program, or gives null', () => {
    expect(sys.which('sh')).toMatch(/\/sh$/)
    expect(sys.which('/bin/sh')).toBe('/bin/sh')
    expect([sys.which('no-such-program-here'), sys.which('')]).toEqual([null, null])
    expect(off.sys.which('sh')).toBe(sys.which('sh'))
  })
})

describe('kaithem.sys', () => {
  it('kaithem.sys.shellex_async lets everything else go on', async () => {
    const output = sys.shellex_async('echo hello')
    expect(output).toBeInstanceOf(Promise)
    expect(await output).toBe('hello\n')
    await expect(sys.shellexAsync('exit 7')).rejects.toMatchObject({ code: 'KAITHEM_COMMAND', status: 7 })
  })

  it('kaithem.sys.shellex_async ends with the scope that started it', async () => {
    const scene = k.scope('scene')
    const output = scene.sys.shellex_async('sleep 60')
    scene.close()
    await expect(output).rejects.toMatchObject({ code: 'KAITHEM_COMMAND' })
  })

  it('kaithem.sys.run hands arguments over without a shell', async () => {
    expect(await sys.run('printf', ['%s', '$HOME; id'])).toEqual({ status: 0, stdout: '$HOME; id', stderr: '' })
    expect(() => off.sys.run('true')).toThrow(code('KAITHEM_DISABLED'))
  })

  it('kaithem.sys.sensors gives a text in any case', async () => {
    expect((await off.sys.sensors()).length).toBeGreaterThan(0)
  })
})
