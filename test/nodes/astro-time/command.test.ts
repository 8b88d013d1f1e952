import { expect, it } from 'vitest'
import { readCommand } from '../../../nodes/astro-time/command.ts'

const read = (action: unknown) => readCommand({ _msgid: '1', action } as never, 'dark')

it('is what the message says, else what the settings say', () => {
  expect([read('enable'), read('fire'), read('moon')]).toEqual(['enable', 'fire', 'moon'])
  expect([read(undefined), read(null), read('')]).toEqual(['dark', 'dark', 'dark'])
})

it.each(['sleep', 5, {}, 'toString'])('refuses %j', (action) => {
  expect(() => read(action)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
