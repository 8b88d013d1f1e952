import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createKaithem, createPlatform } from '../../lib/create.ts'
import { ManualClock } from '../../lib/platform/fake/clock.ts'
import { createMemoryFiles } from '../../lib/platform/fake/files.ts'
import { createMemoryLog } from '../../lib/platform/fake/log.ts'
import { createFakePackages } from '../../lib/platform/fake/packages.ts'
import { createMemoryStore } from '../../lib/platform/fake/store.ts'
import { temporaryFolders } from '../support/temp.ts'

const folder = temporaryFolders()

describe('createKaithem', () => {
  it('keeps what is marked restore under vardir', async () => {
    const vardir = join(folder(), 'kaithem')
    const first = createKaithem({ vardir })
    first.tags['/tank/level'].restore = true
    first.tags['/tank/level'].value = 7.5
    first.close()
    expect(readFileSync(join(vardir, 'state.json'), 'utf8')).toContain('7.5')
    const second = createKaithem({ vardir })
    second.tags['/tank/level'].restore = true
    expect(second.tags['/tank/level'].value).toBe(7.5)
    expect(second.tags['/tank/level'].timestamp).toBeGreaterThan(1_700_000_000)
    second.close()
  })

  it('writes nothing on the disk where files are others', () => {
    const vardir = join(folder(), 'kaithem')
    const kaithem = createKaithem({ vardir, files: createMemoryFiles() })
    kaithem.alerts.Alert('pump').trip()
    kaithem.close()
    expect(existsSync(vardir)).toBe(false)
  })

  it('writes nothing without vardir, and asks for a vardir function only when needed', () => {
    const here = folder()
    const lazy = createKaithem({
      vardir: () => {
        throw new Error('asked too early')
      },
    })
    lazy.tags['/a'].value = 1
    lazy.close()
    const none = createKaithem()
    none.tags['/a'].restore = true
    none.tags['/a'].value = 1
    none.close()
    expect(existsSync(join(here, 'state.json'))).toBe(false)
  })
})

describe('packages', () => {
  it('are not loaded by what needs none', () => {
    const packages = createFakePackages()
    const k = createKaithem({ clock: new ManualClock(), packages })
    k.tags['/tank/level'].unit = 'L'
    k.tags['/tank/level'].value = 3
    expect(k.tags['/tank/level'].convertTo('mL')).toBe(3000)
    const machine = new k.states.StateMachine('off')
    machine.add_state('on', { rules: { push: 'off' } })
    expect(machine.state).toBe('off')
    expect(() => new k.states.Statechart({ initial: 'a', states: { a: {} } })).toThrow(
      expect.objectContaining({ code: 'KAITHEM_UNAVAILABLE' }),
    )
    expect(packages.loaded).toEqual([])
    k.close()
  })

  it('are loaded by what needs them', () => {
    const k = createKaithem({ clock: new ManualClock() })
    expect(new k.states.Statechart({ initial: 'a', states: { a: {} } }).state).toBe('a')
    expect(k.units.convert(1, 'kanna', 'L')).toBe(2.617)
    k.close()
  })
})

describe('createPlatform', () => {
  it('takes what it is given and supplies the rest', () => {
    const given = { clock: new ManualClock(), log: createMemoryLog(), store: createMemoryStore() }
    const platform = createPlatform(given)
    expect(platform.clock).toBe(given.clock)
    expect(platform.log).toBe(given.log)
    expect(platform.store).toBe(given.store)
    expect(platform.shell.which('sh')).not.toBeNull()
    expect(platform.random.next()).toBeLessThan(1)
  })

  it('logs what timers throw', async () => {
    const log = createMemoryLog()
    const { clock } = createPlatform({ log })
    await new Promise<void>((resolve) => {
      clock.setImmediate(() => {
        clock.setImmediate(resolve)
        throw new Error('late')
      })
    })
    expect(log.entries).toEqual([{ level: 'error', text: 'Uncaught in a timer: late' }])
  })
})
