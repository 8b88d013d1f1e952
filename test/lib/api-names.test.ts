/** Every documented name exists on a real kaithem object, and every public member of it is documented. @module */

import { afterAll, expect, test } from 'vitest'
import { apiNames } from '../../lib/api-names.ts'
import { createKaithem, ManualClock } from '../../lib/index.ts'

const kaithem = createKaithem({ clock: new ManualClock(1_700_000_000) })

afterAll(() => kaithem.close())

/** One object of each class, for the names `Class#member`. */
const samples: Readonly<Record<string, object>> = {
  'kaithem.states.StateMachine': new kaithem.states.StateMachine(),
  'kaithem.states.Statechart': new kaithem.states.Statechart({ initial: 'a', states: { a: {} } }),
  'kaithem.tags.StringTagPointClass': kaithem.tags.StringTag('/text'),
  'kaithem.tags.NumericTagPointClass': kaithem.tags.NumericTag('/number'),
}

function has(holder: unknown, name: string): boolean {
  return holder !== null && (typeof holder === 'object' || typeof holder === 'function') && name in holder
}

function exists(path: string): boolean {
  const [place = '', member] = path.split('#')
  let holder: unknown = kaithem
  for (const part of place.replace(/^kaithem\./, '').split('.')) {
    if (!has(holder, part)) return false
    holder = Reflect.get(holder as object, part)
  }
  return member === undefined || has(samples[place], member)
}

test.each(apiNames)('$name ($section)', ({ name }) => {
  expect(exists(name), `${name} does not exist`).toBe(true)
})

test('no name is listed twice', () => {
  const names = apiNames.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

const unlisted = (object: object, prefix: string, internal: readonly string[] = []): string[] => {
  const listed = new Set(apiNames.map(({ name }) => name))
  const names = [...Object.keys(object), ...Object.getOwnPropertyNames(Object.getPrototypeOf(object))]
  return names.filter((name) => !internal.includes(name) && !listed.has(`${prefix}${name}`))
}

test('every public member of the object is listed', () => {
  expect(unlisted(kaithem, 'kaithem.', ['constructor', 'toJSON', 'engines', 'owner', 'nodeId'])).toEqual([])
})

test.each(['message', 'units', 'states'] as const)('every member of kaithem.%s is listed', (namespace) => {
  const builtin = Object.getOwnPropertyNames(Object.prototype)
  expect(unlisted(kaithem[namespace], `kaithem.${namespace}.`, builtin)).toEqual([])
})
