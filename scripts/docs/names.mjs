/** The public names of lib/api-names.ts, by the namespace whose folder lists them. */

import { filesBelow } from '../build/steps.mjs'
import { loadModule } from './load.mjs'

/**
 * @typedef {{ name: string, section: string, namespace: string }} PublicName
 * @returns {PublicName[]} in the order of lib/api-names.ts; what no namespace lists belongs to `kaithem`
 */
export function publicNames() {
  const known = new Map()
  const namespaces = new Map()
  for (const path of filesBelow('lib', (file) => /^lib\/\w+\/api-names\.ts$/.test(file))) {
    const lists = Object.values(loadModule(path, known)).filter(Array.isArray)
    for (const { name } of lists.flat()) namespaces.set(name, path.split('/')[1])
  }
  return loadModule('lib/api-names.ts', known).apiNames.map(({ name, section }) => ({
    name,
    section,
    namespace: namespaces.get(name) ?? 'kaithem',
  }))
}

/** The values of a map of lists. */
export function groupBy(items, keyOf) {
  const groups = new Map()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
