/** Every documented name exists on a real kaithem object, and every namespace is documented. @module */

import { afterAll, expect, test } from 'vitest'
import { apiNames } from '../../lib/api-names.ts'
import { createKaithem, ManualClock } from '../../lib/index.ts'

const kaithem = createKaithem({ clock: new ManualClock(1_700_000_000) })

afterAll(() => kaithem.close())

/** Names are dotted paths from the kaithem object; `Class#member` is a member of what the class makes. */
test.each(apiNames)('$name ($section)', ({ name }) => {
  expect(find(name), `${name} does not exist`).toBe(true)
})

test('no name is listed twice', () => {
  const names = apiNames.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('every public member of the object is listed', () => {
  const internal = new Set(['constructor', 'toJSON', 'engines', 'owner'])
  const members = [...Object.keys(kaithem), ...Object.getOwnPropertyNames(Object.getPrototypeOf(kaithem))]
  const listed = new Set(apiNames.map(({ name }) => name.replace(/^kaithem\./, '').split(/[.#]/)[0]))
  expect(members.filter((name) => !internal.has(name) && !listed.has(name))).toEqual([])
})

function find(name: string): boolean {
  let holder: unknown = kaithem
  for (const part of name
    .replace(/^kaithem\./, '')
    .replaceAll('#', '.prototype.')
    .split('.')) {
    if (holder === null || (typeof holder !== 'object' && typeof holder !== 'function')) return false
    if (!(part in holder)) return false
    // The prototype's accessors need an object to run on; that the name is there is all that is asked.
    const getter = describe(holder, part)?.get
    holder = getter && part !== 'prototype' && isPrototype(holder) ? {} : Reflect.get(holder, part)
  }
  return true
}

function describe(holder: object, name: string): PropertyDescriptor | undefined {
  for (let level: object | null = holder; level !== null; level = Object.getPrototypeOf(level)) {
    const found = Object.getOwnPropertyDescriptor(level, name)
    if (found) return found
  }
  return undefined
}

function isPrototype(holder: object): boolean {
  return Object.hasOwn(holder, 'constructor')
}
