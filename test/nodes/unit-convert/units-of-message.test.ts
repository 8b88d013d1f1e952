import { expect, it } from 'vitest'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { createUnitReader } from '../../../nodes/unit-convert/units-of-message.ts'

const util = { getMessageProperty: (message: Record<string, unknown>, path: string) => message[path] }
const RED = { util } as unknown as Red

it('answers the fixed unit', () => {
  expect(createUnitReader(RED, { from: 'unit', name: 'degC' })({ _msgid: '1' })).toBe('degC')
})

it('reads the unit of a message', () => {
  const read = createUnitReader(RED, { from: 'msg', name: 'from' })
  expect(read({ _msgid: '1', from: ' psi ' } as never)).toBe('psi')
})

it.each([undefined, '', '  ', 5, null])('refuses %j', (from) => {
  const read = createUnitReader(RED, { from: 'msg', name: 'from' })
  expect(() => read({ _msgid: '1', from } as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_UNIT' }))
})
