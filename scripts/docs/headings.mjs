/** Which public names answer the headings of the API manual (test/api/headings.ts). */

import { loadModule } from './load.mjs'

/** The part before the parameters, in one spelling: `sm=kaithem.states.StateMachine(start)` is `kaithem.states.statemachine`. */
export function headingKey(title) {
  return title
    .trim()
    .replace(/^\w+\s*=\s*(?=kaithem\.)/i, '')
    .replace(/(?<=[\w.])\s*\(.*$/s, '')
    .replace(/:$/, '')
    .toLowerCase()
    .replace(/^kaithem\.widgets\./, 'kaithem.widget.')
}

/** `DigitalInput.gpio` is a member of what `kaithem.gpio.DigitalInput` makes; `kaithem.gpio` is all its members. */
function isNamed(key, name) {
  const path = name.replace('#', '.').toLowerCase()
  return (
    path === key ||
    (key.includes('.') && path.endsWith(`.${key}`)) ||
    (/^kaithem\.\w+$/.test(key) && path.startsWith(`${key}.`))
  )
}

/**
 * A heading is answered by names of a section with this title, by a name that is called so, or by a group of tests.
 *
 * @param {{ names: { name: string, section: string }[], groups: string[] }} known
 * @returns {{ title: string, namespace: string, names: string[], isAnswered: boolean }[]}
 */
export function answeredHeadings({ names, groups }) {
  const keysOfGroups = new Set(groups.map(headingKey))
  return loadModule('test/api/headings.ts').headings.map(({ title, namespace, names: given = [] }) => {
    const key = headingKey(title)
    const answering = names.filter(
      ({ name, section }) => headingKey(section) === key || isNamed(key, name) || given.includes(name),
    )
    const isAnswered = answering.length > 0 || keysOfGroups.has(key)
    return { title, namespace, names: answering.map(({ name }) => name), isAnswered }
  })
}
