import { expect, test } from 'vitest'
import { nameProblem } from '../../../nodes/state-machine/state-name.ts'

test.each(['off', 'by_motion', 'Tür_offen', 'state2', 'a|b', 'x'.repeat(1024)])('%s is fine', (name) => {
  expect(nameProblem(name)).toBeUndefined()
})

test.each([
  ['', 'stateMissing', undefined],
  ['__closed__', 'stateReserved', undefined],
  ['in use', 'stateCharacter', '␣'],
  ['a.b', 'stateCharacter', '.'],
  ['*', 'stateCharacter', '*'],
  ['x'.repeat(1025), 'stateLong', undefined],
])('%j: %s', (name, reason, character) => {
  const problem = nameProblem(name)
  expect(problem?.reason).toBe(reason)
  expect(problem?.message).not.toBe('')
  expect(problem?.data.character).toBe(character)
})
