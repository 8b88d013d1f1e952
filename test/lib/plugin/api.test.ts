import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'

it('ends a plugin by its subscription, and with its owner', () => {
  const k = createKaithem({ clock: new ManualClock() })
  const scene = k.scope('scene')
  const off = scene.plugin.add_plugin('greeter', { hello: 1 })
  expect(k.plugin.names()).toEqual(['greeter'])
  off()
  off.unsubscribe()
  expect(k.plugin.get('greeter')).toBeUndefined()
  scene.plugin.addPlugin('greeter', 2)
  expect(k.plugin.get('greeter')).toBe(2)
  scene.close()
  expect(k.plugin.names()).toEqual([])
  expect(() => scene.plugin.add_plugin('greeter', 3)).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
  k.close()
})
