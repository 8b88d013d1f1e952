/** What a table accepts as the name of a state. @module */

import { errorText, isKaithemError } from '../../lib/errors.ts'
import { checkStateName } from '../../lib/states/names.ts'

/** Why a name is refused: key of the sentence, the sentence in English, and what it is about. */
export interface NameProblem {
  readonly reason: string
  readonly message: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Undefined if the name is fine. */
export function nameProblem(name: string): NameProblem | undefined {
  if (name === '') return { reason: 'stateMissing', message: 'the state has no name.', data: {} }
  if (name.startsWith('__')) {
    const message = `'${name}': names that begin with __ are reserved.`
    return { reason: 'stateReserved', message, data: { name } }
  }
  try {
    checkStateName(name)
    return undefined
  } catch (error) {
    const character = isKaithemError(error) ? error.data.character : undefined
    if (character === undefined) return { reason: 'stateLong', message: errorText(error), data: {} }
    const shown = character === ' ' ? '␣' : String(character)
    const message = `'${name}': the character ${shown} cannot be in the name of a state. Use letters, digits and _.`
    return { reason: 'stateCharacter', message, data: { name, character: shown } }
  }
}
