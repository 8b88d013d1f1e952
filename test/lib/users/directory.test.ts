import { describe, expect, it } from 'vitest'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'
import { userRig } from './rig.ts'

const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('UserDirectory', () => {
  it('has guests and administrators where nothing was configured', () => {
    const { directory } = userRig()
    expect(directory.names()).toEqual(['__guest__'])
    expect([...directory.accounts.groups.keys()]).toEqual(['Administrators', 'Guests'])
  })

  it('takes options over its own, and the file over both; with a file nothing is added', () => {
    const files = createMemoryFiles()
    files.writeDurable('/var/users.json', '{"users": {"ann": {"groups": ["kept"]}}, "groups": {"kept": {}}}')
    const { directory } = userRig({ users: { ann: ['given'], bob: [] }, groups: { given: [] } }, files)
    expect(directory.names()).toEqual(['__guest__', 'ann', 'bob'])
    expect(directory.user('ann')?.groups).toEqual(['kept'])
    expect(directory.user('__guest__')?.groups).toEqual([])
    expect([...directory.accounts.groups.keys()]).toEqual(['given', 'kept'])
  })

  it('refuses options that cannot be, at once', () => {
    expect(() => userRig({ users: { ann: 'crew' as never, '': [] } })).toThrow(code('KAITHEM_VALUE'))
  })

  it('tells those that can be changed from those of a source and those nobody knows', () => {
    const { directory, engine } = userRig({ users: { ann: [] } })
    engine.sources.add(
      { name: 'door', get: (name) => (name === 'cat' ? {} : undefined), names: () => ['cat'] },
      () => {},
    )
    expect(directory.own('ann').name).toBe('ann')
    expect(directory.names()).toEqual(['__guest__', 'ann', 'cat'])
    expect(directory.elsewhere('cat')?.source.name).toBe('door')
    expect(directory.elsewhere('ann')).toBeUndefined()
    expect(() => directory.own('cat')).toThrow(code('KAITHEM_STATE'))
    expect(() => directory.own('bob')).toThrow(code('KAITHEM_KEY'))
    expect(() => directory.own(undefined as never)).toThrow(code('KAITHEM_KEY'))
    expect(() => directory.own('constructor')).toThrow(code('KAITHEM_KEY'))
    expect(() => directory.ownGroup('__proto__')).toThrow(code('KAITHEM_KEY'))
  })

  it('asks no source for what is no name', () => {
    const { directory, engine } = userRig()
    const asked: unknown[] = []
    engine.sources.add({ name: 'door', get: (name) => void asked.push(name) }, () => {})
    for (const name of ['', undefined, null, 5, {}]) expect(directory.user(name as never)).toBeUndefined()
    expect(asked).toEqual([])
  })

  it('knows whose rights depend on a group', () => {
    const { directory } = userRig({ users: { ann: ['crew'], bob: [] }, groups: { crew: [] } })
    expect(directory.affectedBy('crew')).toEqual(['ann'])
    expect(directory.affectedBy('Guests').sort()).toEqual(['__guest__', 'ann', 'bob'])
    expect(directory.affectedBy('nothing')).toEqual([])
  })
})
