import { expect, it } from 'vitest'
import { KaithemError, type KaithemErrorCode } from '../../../lib/errors.ts'
import { problemOf, whyMock } from '../../../nodes/_config/pin-problem.ts'

it.each([
  ['KAITHEM_STATE', { consumer: 'gpiomon' }, 'busy'],
  ['KAITHEM_STATE', { consumer: '' }, 'busyUnknown'],
  ['KAITHEM_PERMISSION', { group: 'gpio', path: '/dev/gpiochip0' }, 'permission'],
  ['KAITHEM_PERMISSION', {}, 'permissionUnknown'],
  ['KAITHEM_KEY', {}, 'noLine'],
  ['KAITHEM_IO', {}, 'gone'],
  ['KAITHEM_CLOSED', {}, 'taken'],
  ['KAITHEM_UNAVAILABLE', {}, 'unavailable'],
  ['KAITHEM_LOOP', {}, 'other'],
] as const)('%s %j is %s', (code, data, reason) => {
  const problem = problemOf(new KaithemError(code as KaithemErrorCode, 'the text', data))
  expect(problem).toEqual({ reason, message: 'the text', data: { ...data, detail: 'the text' } })
})

it('takes errors of any kind', () => {
  expect(problemOf(new Error('broken'))).toEqual({ reason: 'other', message: 'broken', data: { detail: 'broken' } })
  expect(problemOf(undefined).reason).toBe('other')
})

it.each([
  [[], 'noDevice'],
  [['notLinux', 'notLinux'], 'noDevice'],
  [['noDevice', 'noProgram', 'noNumbers'], 'noProgram'],
  [['noLibrary', 'noPermission'], 'noPermission'],
  [['noProgram', 'failed'], 'failed'],
])('of %j people are told %s', (reasons, expected) => {
  expect(whyMock(reasons.map((reason) => ({ reason })))).toBe(expected)
})
