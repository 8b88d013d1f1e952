import { expect, test } from 'vitest'
import { packageName, textKey } from '../../../nodes/_runtime/package.ts'
import { manifest } from '../../support/package-info.ts'

test('the name is that of package.json', () => {
  expect(packageName).toBe((manifest as unknown as { name: string }).name)
})

test.each([
  ['status.idle', '@kaithem/node-red-kaithem/kaithem-tag:status.idle'],
  ['kaithem:status.ready', '@kaithem/node-red-kaithem/kaithem:status.ready'],
])('%s is %s for the editor', (key, full) => {
  expect(textKey('kaithem-tag', key)).toBe(full)
})
