import { describe, expect, it } from 'vitest'
import { isKaithemError } from '../../../lib/errors.ts'
import { CommandError, shorten } from '../../../lib/sys/command-error.ts'

const limits = { timeout: 5, maxOutput: 100 }
const result = { status: 3, stdout: 'half', stderr: 'first\nlast line\n' }

describe('CommandError', () => {
  it('carries what the command printed, and says its last words', () => {
    const error = new CommandError('make coffee', result, limits)
    expect(isKaithemError(error)).toBe(true)
    expect(error).toMatchObject({ code: 'KAITHEM_COMMAND', ...result, data: { status: 3 } })
    expect(error.message).toBe('"make coffee" failed with status 3: last line')
  })

  it.each([
    [{ status: null, stdout: '', stderr: '' }, '"x" was ended by a signal'],
    [{ status: 1, stdout: '', stderr: '' }, '"x" failed with status 1'],
    [{ status: null, stdout: '', stderr: '', stopped: 'timeout' as const }, /ended after 5 s.*timeout/],
    [{ status: null, stdout: '', stderr: '', stopped: 'output' as const }, /ended after 100 bytes.*maxOutput/],
  ])('says why: %j', (ended, text) => {
    expect(new CommandError('x', ended, limits).message).toMatch(text)
  })
})

describe('shorten', () => {
  it('keeps a command on one line, and short', () => {
    expect(shorten('a\nb "c"')).toBe('"a\\nb \\"c\\""')
    expect(shorten('x'.repeat(100_000))).toHaveLength(202)
  })
})
