import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { defaults, parseConfig } from '../../../nodes/persist/config.ts'
import { PersistDocument } from '../../../nodes/persist/document.ts'

function rig(settings: object = {}) {
  const clock = new ManualClock(1_700_000_000)
  const kaithem = createKaithem({ clock })
  const saved: [number, boolean][] = []
  const document = new PersistDocument({
    kaithem,
    clock,
    config: parseConfig({ ...defaults, file: 'a.json', ...settings }),
    title: 'plan',
    onChange: () => undefined,
    onSaved: (changes, written) => void saved.push([changes, written]),
  })
  return { clock, kaithem, saved, document }
}

describe('PersistDocument', () => {
  it('saves the last of many changes and lists what is not saved', async () => {
    const { clock, kaithem, saved, document } = rig()
    document.change({ n: 1 })
    document.change({ n: 2 })
    expect({ ...kaithem.persist.unsaved }).toEqual({ 'a.json': 'plan: 2 unsaved' })
    await clock.advance(1)
    expect(kaithem.persist.load('a.json')).toEqual({ n: 2 })
    expect(saved).toEqual([[2, true]])
    expect(Object.keys(kaithem.persist.unsaved)).toEqual([])
  })

  it('loses nothing by loading, closing or being asked twice', async () => {
    const { kaithem, document, clock } = rig({ interval: '60' })
    document.change([1])
    expect(await document.load()).toEqual({ data: [1], recovered: false })
    document.change([2])
    await document.close()
    await document.close()
    expect(kaithem.persist.load('a.json')).toEqual([2])
    expect(clock.pending).toBe(0)
  })

  it('deletes the file with what waits', async () => {
    const { kaithem, document, clock } = rig()
    document.change([1])
    await document.flush()
    document.change([2])
    expect(await document.delete()).toBe(true)
    await clock.advance(60)
    expect(kaithem.persist.exists('a.json')).toBe(false)
    expect(await document.delete()).toBe(false)
  })

  it('deletes the file also while it is being written, and saves what comes after', async () => {
    const { kaithem, document, clock } = rig()
    document.change([1])
    const writing = document.flush()
    const deleting = document.delete()
    document.change([2])
    await Promise.all([writing, deleting])
    expect(kaithem.persist.exists('a.json')).toBe(false)
    expect(document.state.unsaved).toBe(1)
    await clock.advance(60)
    await document.flush()
    expect([kaithem.persist.load('a.json'), document.state.unsaved]).toEqual([[2], 0])
  })

  it('leaves the notes of others alone', async () => {
    const { kaithem, document } = rig()
    kaithem.persist.unsaved['a.json'] = 'mine'
    await document.close()
    expect(kaithem.persist.unsaved['a.json']).toBe('mine')
  })
})
