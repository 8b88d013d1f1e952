import { describe, expect, it } from 'vitest'
import type { PageFault } from '../../../../lib/web/pages/fault.ts'
import { mostErrors, type PageError, PageErrors } from '../../../../lib/web/pages/page-errors.ts'

const fault = (message: string): PageFault => ({
  ...{ message, phase: 'render', part: 'body', template: '/m/p', line: 1, column: 2, excerpt: '' },
  text: `${message}!`,
})

function setUp() {
  const told: [PageError, boolean][] = []
  let number = 10
  const errors = new PageErrors({
    now: () => 5,
    nextNumber: () => ++number,
    tell: (error, isFirst) => told.push([error, isFirst]),
  })
  return { errors, told }
}

describe('errors of a page', () => {
  it('have a number, a time, a trace and the request', () => {
    const { errors, told } = setUp()
    const error = errors.record(fault('no'), 'GET /pages/m/p')
    expect(error).toEqual({ number: 11, time: 5, message: 'no', trace: 'no!', request: 'GET /pages/m/p' })
    expect(errors.last).toBe(error)
    expect(told).toEqual([[error, true]])
  })

  it('the first is told as such, until the list is cleared', () => {
    const { errors, told } = setUp()
    errors.record(fault('a'), '')
    errors.record(fault('b'), '')
    errors.clear()
    expect(errors.all).toEqual([])
    errors.record(fault('c'), '')
    expect(told.map(([, isFirst]) => isFirst)).toEqual([true, false, true])
  })

  it('only the last are kept', () => {
    const { errors } = setUp()
    for (let i = 0; i < mostErrors + 5; i++) errors.record(fault(`${i}`), '')
    expect(errors.all).toHaveLength(mostErrors)
    expect(errors.all[0]?.message).toBe('5')
  })
})
