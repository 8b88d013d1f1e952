import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'

type Open = Record<string, unknown>

function rig() {
  const kaithem = createKaithem({ clock: new ManualClock() })
  const [one, two] = [kaithem.scope('one'), kaithem.scope('two')]
  return { kaithem, one, two, views: [kaithem, one, two] as unknown as Open[] }
}

const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('openObject', () => {
  it('shows what is assigned to one view in every view, also in later ones', () => {
    const { kaithem, views } = rig()
    const greeter = { hello: 'Hello' }
    if (views[1]) views[1].greeter = greeter
    expect(views.every((view) => view.greeter === greeter)).toBe(true)
    expect((kaithem.scope('three') as unknown as Open).greeter).toBe(greeter)
    expect(views.every((view) => 'greeter' in view)).toBe(true)
  })

  it('lets it be deleted from any view', () => {
    const { views } = rig()
    if (views[1]) views[1].greeter = 1
    delete views[2]?.greeter
    expect(views.map((view) => view.greeter)).toEqual([undefined, undefined, undefined])
    expect(delete views[0]?.never).toBe(true)
  })

  it('frees it with the view it was assigned to', () => {
    const { one, kaithem } = rig()
    ;(one as unknown as Open).greeter = 1
    one.close()
    expect((kaithem as unknown as Open).greeter).toBeUndefined()
  })

  it.each(['tags', 'message', 'scope', 'close', 'globals', 'users'])('keeps %s as it is', (name) => {
    const { views } = rig()
    for (const view of views) {
      const before = view[name]
      expect(() => {
        view[name] = 1
      }).toThrow(code('KAITHEM_STATE'))
      expect(() => delete view[name]).toThrow(code('KAITHEM_STATE'))
      expect(() => Object.defineProperty(view, name, { value: 1 })).toThrow(code('KAITHEM_STATE'))
      expect(view[name]).toBe(before)
    }
  })

  it('cannot be given another prototype, and stays what it is', () => {
    const { kaithem } = rig()
    expect(() => Object.setPrototypeOf(kaithem, null)).toThrow(TypeError)
    expect(Reflect.set(kaithem, 'x', 5)).toBe(true)
    expect(() => {
      Reflect.set(kaithem, '__proto__', { tags: 1 })
    }).toThrow(code('KAITHEM_STATE'))
    expect(String(kaithem)).toBe('[object Kaithem]')
    expect(JSON.stringify({ kaithem })).toBe('{"kaithem":"[kaithem]"}')
  })

  it('shares nothing with another kaithem', () => {
    const [a, b] = [rig(), rig()]
    ;(a.kaithem as unknown as Open).greeter = 1
    expect((b.kaithem as unknown as Open).greeter).toBeUndefined()
  })
})
