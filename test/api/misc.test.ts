import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'
import { createMemoryLog } from '../../lib/platform/fake/log.ts'

function rig() {
  const clock = new ManualClock(1_700_000_000)
  const log = createMemoryLog()
  const k = createKaithem({ clock, log, location: { lat: 52.5, lon: 13.4 }, vardir: '/var/kaithem' })
  return { clock, log, k, misc: k.misc }
}

describe('kaithem.globals', () => {
  it('kaithem.globals is one empty object for every view', () => {
    const { k } = rig()
    expect(Object.keys(k.globals)).toEqual([])
    Reflect.set(k.scope('one').globals, '__proto__', 5)
    k.globals.guests = 12
    expect(k.scope('two').globals).toBe(k.globals)
    expect(Object.keys(k.globals).sort()).toEqual(['__proto__', 'guests'])
    expect({}.constructor).toBe(Object)
    expect(rig().k.globals.guests).toBeUndefined()
  })
})

describe('kaithem.misc.vardir:', () => {
  it('kaithem.misc.vardir is the configured directory', () => {
    expect(rig().misc.vardir).toBe('/var/kaithem')
  })
})

describe('kaithem.misc.do(function):', () => {
  it('kaithem.misc.do runs a function in the background and posts its errors to system/errors/workers', async () => {
    const { clock, k, misc } = rig()
    const seen: unknown[] = []
    k.message.subscribe('system/errors/workers', (text: unknown) => seen.push(text))
    misc.do(() => seen.push('done'))
    misc.do(() => {
      throw new Error('oh')
    })
    expect(seen).toEqual([])
    await clock.advance(0)
    await clock.advance(0)
    expect(seen).toEqual(['done', 'oh'])
  })
})

describe('Kaithem.misc.errors(f)', () => {
  it('kaithem.misc.errors gives what was thrown, or null', () => {
    const { misc } = rig()
    const error = new RangeError('oh')
    const thrown = misc.errors(() => {
      throw error
    })
    expect(thrown).toBe(error)
    expect(misc.errors(() => 1)).toBeNull()
  })
})

describe('kaithem.misc.lorem()', () => {
  it('kaithem.misc.lorem gives a sentence that changes', () => {
    const { misc } = rig()
    const all = new Set(Array.from({ length: 200 }, () => misc.lorem()))
    expect(all.size).toBeGreaterThan(5)
    for (const text of all) expect(text.length).toBeGreaterThan(20)
  })
})

describe('kaithem.misc.effwords:', () => {
  it('kaithem.misc.effwords can be indexed and iterated', () => {
    const { effwords } = rig().misc
    expect([effwords[0], effwords[7775], effwords[7776]]).toEqual(['abacus', 'zoom', undefined])
    expect([...effwords]).toHaveLength(7776)
  })
})

describe('Kaithem.misc.uptime()', () => {
  it('kaithem.misc.uptime counts seconds since the start', async () => {
    const { misc, clock, k } = rig()
    await clock.advance(12.5)
    expect(misc.uptime()).toBe(12.5)
    expect(misc.uptime()).toBe(k.time.uptime())
  })
})

describe('kaithem.misc.version()', () => {
  it('kaithem.misc.version is one short line', () => {
    expect(rig().misc.version()).toMatch(/^\d+\.\d+\.\d+\S{0,20}$/)
  })
})

describe('kaithem.misc.version_info()', () => {
  it('kaithem.misc.version_info has five parts that fit the version', () => {
    const { misc } = rig()
    const [major, minor, micro, level, serial] = misc.version_info()
    expect(misc.version().startsWith(`${major}.${minor}.${micro}`)).toBe(true)
    expect(['dev', 'alpha', 'beta', 'candidate', 'final']).toContain(level)
    expect(serial).toBeTypeOf('number')
    expect(misc.versionInfo()).toHaveLength(5)
  })
})

describe('kaithem.misc.breakpoint', () => {
  it('kaithem.misc.breakpoint prints a notice and nothing else', () => {
    const { misc, log } = rig()
    expect(misc.breakpoint()).toBeUndefined()
    expect(log.entries).toHaveLength(1)
  })
})

describe('kaithem.misc', () => {
  it('kaithem.misc.errorsAsync waits for a promise', async () => {
    const error = new Error('later')
    expect(await rig().misc.errorsAsync(() => Promise.reject(error))).toBe(error)
    expect(await rig().misc.errorsAsync(async () => 1)).toBeNull()
  })

  it('kaithem.misc.location is where the machine stands', () => {
    expect(rig().misc.location()).toEqual([52.5, 13.4])
    const nowhere = createKaithem({ clock: new ManualClock() })
    expect(() => nowhere.misc.location()).toThrow(expect.objectContaining({ code: 'KAITHEM_NO_LOCATION' }))
  })
})
