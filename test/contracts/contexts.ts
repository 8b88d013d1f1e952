/** What every Contexts must do. @module */

import { expect, it } from 'vitest'
import type { Contexts } from '../../lib/platform/context.ts'

export function testContexts(create: () => Contexts): void {
  it('has the value while the work runs, the innermost first, and none outside', () => {
    const slot = create().slot<string>()
    expect(slot.get()).toBeUndefined()
    const seen = slot.run('outer', () => [slot.get(), slot.run('inner', () => slot.get()), slot.get()])
    expect(seen).toEqual(['outer', 'inner', 'outer'])
    expect(slot.get()).toBeUndefined()
  })

  it('keeps it over waiting, and hands the result on', async () => {
    const slot = create().slot<string>()
    const helper = async () => {
      await Promise.resolve()
      return slot.get()
    }
    expect(await slot.run('page', async () => [await helper(), await helper()])).toEqual(['page', 'page'])
    expect(slot.get()).toBeUndefined()
  })

  it('ends with work that throws, at once or later', async () => {
    const slot = create().slot<string>()
    const fail = () => {
      throw new Error('broken')
    }
    expect(() => slot.run('a', fail)).toThrow('broken')
    await expect(slot.run('a', async () => fail())).rejects.toThrow('broken')
    expect(slot.get()).toBeUndefined()
  })

  it('has slots that know nothing of each other', () => {
    const contexts = create()
    const [one, two] = [contexts.slot<number>(), contexts.slot<number>()]
    expect(one.run(1, () => two.run(2, () => [one.get(), two.get()]))).toEqual([1, 2])
    expect(one.run(1, () => two.get())).toBeUndefined()
  })
}
