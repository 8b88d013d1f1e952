import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'

const door = { module: 'House', name: 'door', type: 'inject', id: '1' }
const { resource } = createKaithem({
  clock: new ManualClock(),
  resources: { modules: () => ['House'], resources: (module) => (module === 'House' ? [door] : []) },
})

describe('kaithem.resource', () => {
  it('kaithem.resource.get finds a resource by module and name, as the two-level form does', () => {
    expect(resource.get('House', 'door')).toBe(door)
    expect(resource.House?.door).toBe(door)
    expect(resource.get('House', 'window')).toBeUndefined()
    expect(resource.Garden).toBeUndefined()
  })

  it('kaithem.resource.has knows modules and resources', () => {
    expect([resource.has('House'), resource.has('House', 'door'), resource.has('Garden')]).toEqual([true, true, false])
  })

  it('kaithem.resource.modules lists the modules', () => {
    expect(resource.modules()).toEqual(['House'])
    expect(createKaithem({ clock: new ManualClock() }).resource.modules()).toEqual([])
  })

  it('kaithem.resource.names lists the resources of a module', () => {
    expect([resource.names('House'), resource.names('Garden')]).toEqual([['door'], []])
    expect([...resource]).toEqual([['House', 'door', door]])
  })
})
