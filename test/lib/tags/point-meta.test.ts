import { expect, it } from 'vitest'
import { PointMeta } from '../../../lib/tags/point-meta.ts'
import { createRig } from './support.ts'

it('starts empty and writable', () => {
  const meta = new PointMeta<number>()
  expect([meta.unit, meta.writable, meta.restore, meta.extras.size]).toEqual(['', true, false, 0])
})

it('exists only on tags that need it', () => {
  const { tags, registry } = createRig()
  tags.get('plain').value = 5
  tags.get('plain').subscribe(() => {})
  void tags.get('plain').unit
  tags.get('rich').unit = 'm'
  expect(registry.find('plain')?.knownMeta).toBeUndefined()
  expect(registry.find('rich')?.knownMeta?.unit).toBe('m')
})
