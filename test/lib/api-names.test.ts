/** Every documented name exists on a real kaithem object, and every public member of it is documented. @module */

import { afterAll, expect, test } from 'vitest'
import { camelCase, snakeCase } from '../../lib/aliases.ts'
import { apiNames } from '../../lib/api-names.ts'
import { createKaithem, ManualClock } from '../../lib/index.ts'

const kaithem = createKaithem({ clock: new ManualClock(1_700_000_000), gpio: 'mock', sound: 'null', midi: 'null' })

afterAll(() => kaithem.close())

/** One object of each class, for the names `Class#member`. */
const samples: Readonly<Record<string, object>> = {
  'kaithem.states.StateMachine': new kaithem.states.StateMachine(),
  'kaithem.states.Statechart': new kaithem.states.Statechart({ initial: 'a', states: { a: {} } }),
  'kaithem.tags.StringTagPointClass': kaithem.tags.StringTag('/text'),
  'kaithem.tags.NumericTagPointClass': kaithem.tags.NumericTag('/number'),
  'kaithem.tags.ObjectTagPointClass': kaithem.tags.ObjectTag('/object'),
  'kaithem.tags.LowpassFilter': kaithem.tags.LowpassFilter('/slow', '/number', 10),
  'kaithem.events.event': kaithem.events.event('1 > 2', () => {}),
  'kaithem.time.on_sun_event': kaithem.time.on_sun_event('sunset', () => {}, { lat: 52.5, lon: 13.4 }),
  'kaithem.alerts.Alert': kaithem.alerts.Alert('sample'),
  'kaithem.devices.Device': kaithem.devices.create('sample', {}),
  'kaithem.widget.Widget': kaithem.widget.Widget(),
  'kaithem.widget.Meter': kaithem.widget.Meter(),
  'kaithem.widget.Slider': kaithem.widget.Slider(),
  'kaithem.widget.Button': kaithem.widget.Button(),
  'kaithem.widget.APIWidget': kaithem.widget.APIWidget(),
  'kaithem.gpio.DigitalInput': kaithem.gpio.DigitalInput(4),
  'kaithem.gpio.DigitalOutput': kaithem.gpio.DigitalOutput(17),
  'kaithem.gpio.PWMOutput': kaithem.gpio.PWMOutput(18),
  'kaithem.sound.player': kaithem.sound.play('chime.wav') as object,
  'kaithem.midi.FluidSynth': kaithem.midi.FluidSynth(),
  'tag.claim': kaithem.tags.NumericTag('/number').claim(1, 'claim', 60),
}

function has(holder: unknown, name: string): boolean {
  return holder !== null && (typeof holder === 'object' || typeof holder === 'function') && name in holder
}

function exists(path: string): boolean {
  const [place = '', member] = path.split('#')
  if (member !== undefined) return has(samples[place], member)
  let holder: unknown = kaithem
  for (const part of place.replace(/^kaithem\./, '').split('.')) {
    if (!has(holder, part)) return false
    holder = Reflect.get(holder as object, part)
  }
  return true
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
  const names = Object.keys(object)
  for (
    let holder = Object.getPrototypeOf(object);
    holder !== Object.prototype;
    holder = Object.getPrototypeOf(holder)
  ) {
    names.push(...Object.getOwnPropertyNames(holder))
  }
  return names.filter((name) => !internal.includes(name) && !listed.has(`${prefix}${name}`))
}

test('every public member of the object is listed', () => {
  expect(
    unlisted(kaithem, 'kaithem.', ['constructor', 'toJSON', 'engines', 'owner', 'nodeId', 'asked', 'explicit']),
  ).toEqual([])
})

const namespaces = [
  ...(['message', 'units', 'states', 'alerts', 'time', 'events', 'gpio', 'sound'] as const),
  ...(['persist', 'string', 'misc', 'sys', 'users', 'plugin', 'widget'] as const),
]

test.each(namespaces)('every member of kaithem.%s is listed', (namespace) => {
  const builtin = Object.getOwnPropertyNames(Object.prototype)
  expect(unlisted(kaithem[namespace], `kaithem.${namespace}.`, builtin)).toEqual([])
})

/** The last part of each listed name, in both spellings. */
const known = new Set(
  apiNames.flatMap(({ name }) => {
    const last = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1)
    return [camelCase(last), snakeCase(last), last]
  }),
)

/** What the language asks for, and what is private to the classes. */
const internal = new Set(
  'constructor toJSON toString to_string setProperty set_property setNumber set_number next start'.split(' '),
)

/** Members of the prototypes of our classes; what is private sits on the object itself. */
function publicMembers(sample: object): string[] {
  const names: string[] = []
  const builtin: readonly unknown[] = [Object.prototype, Function.prototype]
  let holder = Object.getPrototypeOf(sample)
  for (; holder !== null && !builtin.includes(holder); holder = Object.getPrototypeOf(holder)) {
    names.push(...Object.getOwnPropertyNames(holder))
  }
  return names
}

// A statechart is its own core: its private methods cannot be told from its public ones here.
const handles = Object.entries(samples).filter(([name]) => name !== 'kaithem.states.Statechart')

test.each(handles)('every member of what %s makes is listed', (_, sample) => {
  expect(publicMembers(sample).filter((name) => !known.has(name) && !internal.has(name))).toEqual([])
})
