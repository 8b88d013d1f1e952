import { expect, it } from 'vitest'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { createUnitReader } from '../../../nodes/unit-convert/units-of-message.ts'

const util = {
  normalisePropertyExpression: (path: string) => {
    if (path.includes('..')) throw new Error('unexpected .')
    return [path]
  },
}
const RED = { util } as unknown as Red

it('answers the fixed unit', () => {
  expect(createUnitReader(RED, { from: 'unit', name: 'degC' }, 'from')({ _msgid: '1' })).toBe('degC')
})

it('reads the unit of a message', () => {
  const read = createUnitReader(RED, { from: 'msg', name: 'from' }, 'from')
  expect(read({ _msgid: '1', from: ' psi ' } as never)).toBe('psi')
})

it.each([undefined, '', '  ', 5, null])('refuses %j', (from) => {
  const read = createUnitReader(RED, { from: 'msg', name: 'from' }, 'from')
  expect(() => read({ _msgid: '1', from } as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_UNIT' }))
})

it('refuses a source that is no path', () => {
  expect(() => createUnitReader(RED, { from: 'msg', name: 'a..b' }, 'to')).toThrow(
    expect.objectContaining({ code: 'KAITHEM_VALUE', message: expect.stringContaining('to: "msg.a..b"') }),
  )
})
