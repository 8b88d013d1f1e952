import { expect, it } from 'vitest'
import { tooLong } from '../../../lib/platform/bytes.ts'

it('names the limit', () => {
  expect(tooLong(100)).toContain('100 bytes')
})
