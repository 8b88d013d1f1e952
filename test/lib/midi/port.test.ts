import { expect, it } from 'vitest'
import { describePort } from '../../../lib/midi/port.ts'

it('leaves out what is of no concern to programs', () => {
  const status = { name: 'pad', port: 'Pad 20:0', nth: 1, open: true, error: null }
  expect(describePort(status)).toEqual({ name: 'pad', port: 'Pad 20:0', open: true, error: null })
})
