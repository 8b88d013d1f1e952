import { describe, expect, it } from 'vitest'
import { checkSource, Sources, type UserSource } from '../../../lib/users/sources.ts'

function rig() {
  const reported: string[] = []
  const sources = new Sources()
  const add = (source: Partial<UserSource>) =>
    sources.add({ name: 'door', get: () => undefined, ...source }, (error, what) => reported.push(`${what}: ${error}`))
  return { sources, reported, add }
}

const cat = { permissions: ['/flap.use'], groups: ['animals'], settings: { tabtospace: false } }

describe('Sources', () => {
  it('ask the one that came first, and forget one that goes', () => {
    const { sources, add } = rig()
    const end = add({ get: () => cat })
    add({ get: () => ({ groups: ['others'] }) })
    expect(sources.find('cat')).toMatchObject({ groups: ['animals'], permissions: new Set(['/flap.use']) })
    end()
    expect(sources.find('cat')?.groups).toEqual(['others'])
  })

  it.each([
    [() => Promise.resolve(cat), 'at once'],
    [() => Promise.reject(new Error('late')), 'at once'],
    [() => ({ groups: 'animals' }), 'list of names'],
    [() => ({ permissions: [5] }), 'permission'],
    [() => ({ settings: { timezone: 'Mars' } }), 'timezone'],
    [
      () => {
        throw new Error('oh')
      },
      'oh',
    ],
  ])('know nobody when one fails, and say so: %#', (get, text) => {
    const { sources, reported, add } = rig()
    add({ get: get as never })
    expect(sources.find('cat')).toBeUndefined()
    expect(reported[0]).toContain('users of door')
    expect(reported[0]).toContain(text)
  })

  it.each([undefined, null, 5, 'cat', true])('take %j for nobody', (user) => {
    const { sources, reported, add } = rig()
    add({ get: () => user as never })
    expect(sources.find('cat')).toBeUndefined()
    expect(reported).toEqual([])
  })

  it('list whom they can', () => {
    const { sources, reported, add } = rig()
    add({ names: () => ['cat', 5 as never, 'dog'] })
    add({ names: () => 'cat' as never })
    add({})
    add({
      names: () => {
        throw new Error('oh')
      },
    })
    expect(sources.names()).toEqual(['cat', 'dog'])
    expect(reported).toEqual(['users of door: Error: oh'])
  })

  it('check passwords where they can; anything but true is no', async () => {
    const verdicts: unknown[] = [true, Promise.resolve(true), 1, undefined, Promise.reject(new Error('oh'))]
    const results: boolean[] = []
    for (const verdict of verdicts) {
      const { sources, add } = rig()
      add({ get: () => cat, verify: () => verdict as boolean })
      const user = sources.find('cat')
      if (user !== undefined) results.push(await sources.verify(user, 'cat', 'meow'))
    }
    expect(results).toEqual([true, true, false, false, false])
  })

  it('prepare, whatever becomes of one', async () => {
    const { sources, reported, add } = rig()
    const asked: string[] = []
    add({ prepare: () => Promise.reject(new Error('oh')) })
    add({ prepare: async (name) => void asked.push(name) })
    await sources.prepare('cat')
    expect(asked).toEqual(['cat'])
    expect(reported).toEqual(['users of door: Error: oh'])
  })
})

it.each([undefined, null, {}, { get: 5 }, 'x'])('%j is no source', (source) => {
  expect(() => checkSource(source)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})
