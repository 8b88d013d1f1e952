import { describe, expect, it } from 'vitest'
import { commandLimits } from '../../../lib/sys/limits.ts'

const wrong = (options: unknown) => () => commandLimits(options as never)

describe('commandLimits', () => {
  it('has usual ones and takes others', () => {
    expect(commandLimits(undefined)).toEqual({ timeout: 60, maxOutput: 16_777_216 })
    expect(commandLimits({ timeout: 0.5 })).toEqual({ timeout: 0.5, maxOutput: 16_777_216 })
    expect(commandLimits({ timeout: Number.POSITIVE_INFINITY, maxOutput: 1 })).toEqual({
      timeout: Number.POSITIVE_INFINITY,
      maxOutput: 1,
    })
  })

  it.each([
    [5, 'KAITHEM_TYPE'],
    [{ timeout: '5' }, 'KAITHEM_TYPE'],
    [{ timeout: 0 }, 'KAITHEM_VALUE'],
    [{ timeout: -1 }, 'KAITHEM_VALUE'],
    [{ timeout: Number.NaN }, 'KAITHEM_VALUE'],
    [{ maxOutput: 1e12 }, 'KAITHEM_VALUE'],
    [{ seconds: 5 }, 'KAITHEM_VALUE'],
    [JSON.parse('{"__proto__": 5}'), 'KAITHEM_VALUE'],
  ])('refuses %j', (options, code) => {
    expect(wrong(options)).toThrow(expect.objectContaining({ code }))
  })
})
