import { describe, expect, it } from 'vitest'
import { codeOf, persistInMemory } from './support.ts'

describe('options', () => {
  it.each([
    ['private', 'yes'],
    ['backup', 1],
    ['expand', {}],
    ['format', 5],
    ['recovered', true],
  ])('%s refuses %j', (name, value) => {
    const { api } = persistInMemory()
    expect(codeOf(() => api.save(1, 'a.json', { [name]: value }))).toBe('KAITHEM_TYPE')
  })

  it('must be an object', () => {
    const { api } = persistInMemory()
    expect(codeOf(() => api.load('a.json', true as never))).toBe('KAITHEM_TYPE')
    api.save(1, 'a.json', null as never)
    expect(api.load('a.json', undefined)).toBe(1)
  })

  it('expands for load and not for save, unless asked', () => {
    const { api } = persistInMemory()
    api.save(1, '$ROOM.json')
    expect(codeOf(() => api.load('$ROOM.json'))).toBe('KAITHEM_KEY')
    expect(api.load('$ROOM.json', { expand: false })).toBe(1)
    api.save(2, '$ROOM.json', { expand: true })
    expect(api.load('hall.json')).toBe(2)
    expect(codeOf(() => api.load('$UP/a.json'))).toBe('KAITHEM_VALUE')
  })

  it('passes format, private and backup on', () => {
    const { api, files } = persistInMemory()
    api.save({ a: 1 }, 'settings.dat', { format: 'yaml', private: true, backup: false })
    expect(new TextDecoder().decode(files.content.get('/var/data/settings.dat'))).toBe('a: 1\n')
    expect(files.modes.get('/var/data/settings.dat')).toBe(0o700)
    api.save({ a: 2 }, 'settings.dat', { format: 'yaml', backup: false })
    expect([...files.content.keys()]).toEqual(['/var/data/settings.dat'])
    expect(api.load('settings.dat', { format: 'yaml' })).toEqual({ a: 2 })
  })
})

it('tells who asks that the older copy was read, once', async () => {
  const { api, files } = persistInMemory()
  const told: unknown[] = []
  const recovered = (aside: string | undefined) => void told.push(aside)
  const damage = (): void => {
    api.save({ n: 1 }, 'a.json')
    api.save({ n: 2 }, 'a.json')
    files.content.set('/var/data/a.json', new Uint8Array(3))
  }
  damage()
  expect(await api.load_async('a.json', { recovered })).toEqual({ n: 1 })
  expect(api.load('a.json', { recovered })).toEqual({ n: 1 })
  expect(told).toEqual(['/var/data/a.json.corrupt-20231114T221320Z'])
  damage()
  files.failWrites = 'the disk is read-only'
  expect(api.load('a.json', { recovered })).toEqual({ n: 1 })
  expect(told[1]).toBeUndefined()
  expect(told).toHaveLength(2)
})

it('answers to both spellings, and rejects instead of throwing where it is asynchronous', async () => {
  const { api } = persistInMemory()
  expect(await api.saveAsync([1], 'a.json')).toBe(true)
  expect(await api.saveAsync([1], 'a.json')).toBe(false)
  expect(await api.loadAsync('a.json')).toEqual([1])
  await expect(api.load_async('../a.json')).rejects.toMatchObject({ code: 'KAITHEM_VALUE' })
  await expect(api.save_async(() => 1, 'a.json')).rejects.toMatchObject({ code: 'KAITHEM_TYPE' })
  expect(Object.keys(api)).not.toContain('loadAsync')
})
