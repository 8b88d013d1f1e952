import { expect, it } from 'vitest'
import { createMemoryLog } from '../../../../lib/platform/fake/log.ts'

it('keeps what was logged, by level', () => {
  const log = createMemoryLog()
  log.debug('a')
  log.info('b')
  log.warn('c')
  log.error('d')
  expect(log.entries.map((e) => `${e.level} ${e.text}`)).toEqual(['debug a', 'info b', 'warn c', 'error d'])
})
