import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { createMemoryLog } from '../../../lib/platform/fake/log.ts'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'

describe('kaithem.misc', () => {
  it('loads the words only when asked, once for each view', () => {
    const packages = createFakePackages({ '#data/eff-words.json': { words: 'abacus zoom' } })
    const k = createKaithem({ clock: new ManualClock(), packages })
    expect(packages.loaded).toEqual([])
    const { misc } = k
    expect([...misc.effwords]).toEqual(['abacus', 'zoom'])
    expect(misc.effwords).toBe(misc.effwords)
    k.close()
  })

  it('tells vardir and place as they are now, and says what to set where there is none', () => {
    let vardir = '/one'
    const place = { lat: 0, lon: 0 }
    const k = createKaithem({ clock: new ManualClock(), vardir: () => vardir, location: place })
    expect(k.misc.vardir).toBe('/one')
    vardir = '/two'
    expect(k.misc.vardir).toBe('/two')
    expect(k.misc.location()).toEqual([0, 0])
    const none = createKaithem({ clock: new ManualClock() })
    expect(none.misc.vardir).toBeUndefined()
    expect(() => none.misc.location()).toThrow(expect.objectContaining({ code: 'KAITHEM_NO_LOCATION' }))
    none.close()
    k.close()
  })

  it('writes a line for a breakpoint', () => {
    const log = createMemoryLog()
    const k = createKaithem({ clock: new ManualClock(), log })
    k.scope('scene').misc.breakpoint()
    expect(log.entries).toEqual([{ level: 'info', text: 'misc.breakpoint() was called by scene' }])
    k.close()
  })
})
