// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is what is expanded
import { expect, it } from 'vitest'
import { expand } from '../../../lib/persist/expand.ts'
import { createFakeEnvironment } from '../../../lib/platform/fake/environment.ts'

const environment = createFakeEnvironment({ ROOM: 'hall', EMPTY: '', MORE: '$ROOM' }, '/there/me')

it.each([
  ['$ROOM/a', 'hall/a'],
  ['${ROOM}s/a', 'halls/a'],
  ['$ROOMS/a', '$ROOMS/a'],
  ['${NOT/a', '${NOT/a'],
  ['$', '$'],
  ['$EMPTY/a', '/a'],
  ['$MORE', '$ROOM'],
  ['~/a', '/there/me/a'],
  ['~', '/there/me'],
  ['~other/a', '~other/a'],
  ['a/~/b', 'a/~/b'],
  ['$constructor', '$constructor'],
])('%s is %s', (name, expected) => {
  expect(expand(name, environment)).toBe(expected)
})

it('leaves ~ where nobody knows a home', () => {
  expect(expand('~/a', createFakeEnvironment())).toBe('~/a')
})
