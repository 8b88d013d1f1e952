import { expect, it } from 'vitest'
import { readAction } from '../../../nodes/persist/action.ts'

it('takes the action of the message, else that of the settings', () => {
  expect(readAction(undefined, 'change')).toBe('change')
  expect(readAction(null, 'load')).toBe('load')
  expect(readAction('delete', 'change')).toBe('delete')
  for (const asked of ['SAVE', '', 5, {}]) {
    expect(() => readAction(asked, 'change')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  }
})
