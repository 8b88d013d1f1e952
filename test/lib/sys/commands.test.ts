import { describe, expect, it } from 'vitest'
import { createMemoryLog } from '../../../lib/platform/fake/log.ts'
import { createFakeShell } from '../../../lib/platform/fake/shell.ts'
import { createNodeShell } from '../../../lib/platform/node/shell.ts'
import type { Shell } from '../../../lib/platform/shell.ts'
import { Owner } from '../../../lib/scope.ts'
import { Commands } from '../../../lib/sys/commands.ts'

function rig(allowed: boolean | string = true, shell: Shell = createNodeShell()) {
  const log = createMemoryLog()
  const reported: string[] = []
  const owner = new Owner('a node', undefined, (error, what) => reported.push(`${what}: ${String(error)}`))
  return { log, owner, reported, commands: new Commands({ shell, log, isAllowed: () => allowed }, owner) }
}

const coded = (code: string, data?: object) => expect.objectContaining(data === undefined ? { code } : { code, data })

describe('the gate', () => {
  it.each([
    ['the settings node', 'the settings node'],
    [false, 'allowShell'],
    ['', ''],
  ])('%j refuses everything, starts nothing and names the setting', (allowed, setting) => {
    const shell = createFakeShell({})
    const { commands, log } = rig(allowed, shell)
    const refused = coded('KAITHEM_DISABLED', { setting })
    expect(() => commands.wait('x')).toThrow(refused)
    expect(() => commands.line('x')).toThrow(refused)
    expect(() => commands.leave('x')).toThrow(refused)
    expect(() => commands.run('x', [])).toThrow(refused)
    expect(shell.started).toEqual([])
    expect(log.entries).toEqual([])
  })

  it.each([
    [undefined, 'KAITHEM_TYPE'],
    [null, 'KAITHEM_TYPE'],
    [['ls'], 'KAITHEM_TYPE'],
    ['', 'KAITHEM_VALUE'],
    [' \n', 'KAITHEM_VALUE'],
    ['echo a\0b', 'KAITHEM_VALUE'],
  ])('%j is no command', (line, code) => {
    const { commands } = rig()
    for (const start of [() => commands.wait(line), () => commands.line(line), () => commands.leave(line)]) {
      expect(start).toThrow(coded(code))
    }
  })

  it('writes each call down, on one line', () => {
    const { commands, log } = rig()
    commands.wait('echo a\necho b')
    expect(log.entries).toEqual([{ level: 'info', text: 'shellex by a node: "echo a\\necho b"' }])
  })
})

describe('wait', () => {
  it('gives the output as text', () => {
    expect(rig().commands.wait('printf grün')).toBe('grün')
  })

  it('throws with what was printed', () => {
    expect(() => rig().commands.wait('echo half; echo why >&2; exit 4')).toThrow(
      expect.objectContaining({ code: 'KAITHEM_COMMAND', status: 4, stdout: 'half\n', stderr: 'why\n' }),
    )
    expect(() => rig().commands.wait('no-such-program-here')).toThrow(expect.objectContaining({ status: 127 }))
  })

  it('ends what hangs and what prints without end', () => {
    const { commands } = rig()
    expect(() => commands.wait('sleep 60', { timeout: 0.2 })).toThrow(expect.objectContaining({ stopped: 'timeout' }))
    expect(() => commands.wait('yes', { maxOutput: 1000 })).toThrow(expect.objectContaining({ stopped: 'output' }))
  })

  it('asks for nothing: a command that reads gets an end at once', () => {
    expect(rig().commands.wait('cat; echo done')).toBe('done\n')
  })
})

describe('line', () => {
  it('gives the output, or fails as wait throws', async () => {
    const { commands, owner } = rig()
    expect(await commands.line('echo hello')).toBe('hello\n')
    await expect(commands.line('exit 4')).rejects.toMatchObject({ code: 'KAITHEM_COMMAND', status: 4 })
    await expect(commands.line('sleep 60', { timeout: 0.2 })).rejects.toMatchObject({ stopped: 'timeout' })
    expect(owner.size).toBe(0)
  })

  it('ends with its owner', async () => {
    const { commands, owner } = rig()
    const output = commands.line('sleep 60; echo never')
    owner.dispose()
    await expect(output).rejects.toMatchObject({ code: 'KAITHEM_COMMAND', status: null })
    expect(() => commands.line('echo')).toThrow(coded('KAITHEM_CLOSED'))
  })
})

describe('leave', () => {
  it('reports only that there is no shell', () => {
    const shell: Shell = { ...createNodeShell(), leaveLine: (_line, failed) => failed(new Error('no shell')) }
    const { commands, reported } = rig(true, shell)
    commands.leave('x')
    expect(reported).toEqual(['shellexbg "x": Error: no shell'])
  })
})

describe('run', () => {
  it('hands arguments over as they are, and takes no status for an error', async () => {
    const { commands } = rig()
    expect(await commands.run('echo', ['$HOME; id', 5])).toEqual({ status: 0, stdout: '$HOME; id 5\n', stderr: '' })
    expect((await commands.run('false', undefined)).status).toBe(1)
  })

  it('ends what takes too long', async () => {
    await expect(rig().commands.run('sleep', [60], { timeout: 0.2 })).rejects.toMatchObject({ stopped: 'timeout' })
  })

  it.each([['-l'], [{}], [[null]], [[['-l']]]])('%j are no arguments', (args) => {
    expect(() => rig().commands.run('ls', args)).toThrow(coded('KAITHEM_TYPE'))
  })

  it('says so when there is no such program', async () => {
    await expect(rig().commands.run('no-such-program-here', [])).rejects.toMatchObject({ code: 'KAITHEM_UNAVAILABLE' })
  })
})
