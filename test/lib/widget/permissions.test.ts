import { expect, test } from 'vitest'
import { mayRead, mayWrite, permissionList, userName, withPermission } from '../../../lib/widget/permissions.ts'
import { codeOf } from './support.ts'

const has: Readonly<Record<string, readonly string[]>> = { ann: ['see', 'edit'], bob: ['see'], __guest__: ['open'] }
const may = (user: string, permission: string): boolean => has[user]?.includes(permission) === true

test.each([
  ['ann', { read: [], write: [] }, true, true],
  ['__guest__', { read: [], write: [] }, true, false],
  ['__guest__', { read: [], write: ['open'] }, true, true],
  ['__guest__', { read: ['see'], write: ['open'] }, false, false],
  ['ann', { read: ['see'], write: ['edit'] }, true, true],
  ['bob', { read: ['see'], write: ['edit'] }, true, false],
  ['bob', { read: ['see', 'edit'], write: [] }, false, false],
  ['nobody', { read: ['see'], write: [] }, false, false],
])('%s with %j: sees it %j, changes it %j', (user, rights, sees, changes) => {
  expect([mayRead(may, user, rights), mayWrite(may, user, rights)]).toEqual([sees, changes])
})

test('whoever is not logged in is the guest', () => {
  expect(['', undefined, null, 'ann'].map(userName)).toEqual(['__guest__', '__guest__', '__guest__', 'ann'])
})

test('permissions are collected once each', () => {
  expect(withPermission(['a'], ['a', 'users/x'])).toEqual(['a', '/users/x'])
  expect(permissionList(null)).toEqual([])
  expect(codeOf(() => permissionList([7]))).toBe('KAITHEM_TYPE')
})
