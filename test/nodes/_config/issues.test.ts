import { expect, it } from 'vitest'
import { anyUnit, refuseIssues } from '../../../nodes/_config/issues.ts'

it('throws the first issue with its code and the name of the setting', () => {
  const issue = {
    property: 'to',
    code: 'KAITHEM_UNIT',
    reason: 'unitUnknown',
    message: 'No',
    data: { unit: 'x' },
  } as const
  const other = { ...issue, property: 'from' }
  expect(() => refuseIssues([issue, other])).toThrow(
    expect.objectContaining({ code: 'KAITHEM_UNIT', message: 'No', data: { unit: 'x', property: 'to' } }),
  )
})

it('does nothing without issues', () => {
  expect(() => refuseIssues([])).not.toThrow()
})

it('anyUnit objects to nothing', () => {
  expect([anyUnit.has('?'), anyUnit.compatible('m', 'g'), anyUnit.typeOf('?')]).toEqual([true, true, ''])
})
