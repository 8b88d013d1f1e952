import { afterEach, expect, it, vi } from 'vitest'
import { createNodeLog } from '../../../../lib/platform/node/log.ts'

afterEach(() => vi.restoreAllMocks())

it('writes to standard error, without debug', () => {
  const lines: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
  const log = createNodeLog()
  log.debug('hidden')
  log.info('a')
  log.warn('b')
  log.error('c')
  expect(lines).toEqual(['info kaithem: a\n', 'warn kaithem: b\n', 'error kaithem: c\n'])
})
