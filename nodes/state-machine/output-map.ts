/** Where the wires of the outputs go when states are added, removed or moved. @module */

/** The outputs of a node by what they are for: one for each state, or undefined for a single one. */
export type OutputKeys = readonly string[] | undefined

/**
 * What Node-RED's editor wants to know about changed outputs: old index to new index, -1 for one that is gone, and a
 * key that is no number for each new one. Between one output and many the first one stays.
 */
export function outputMap(before: OutputKeys, after: OutputKeys): Record<string, number> {
  const old = before ?? ['']
  const now = after ?? ['']
  const isSameKind = (before === undefined) === (after === undefined)
  const map: Record<string, number> = {}
  old.forEach((key, index) => {
    map[index] = isSameKind ? now.indexOf(key) : index === 0 ? 0 : -1
  })
  const taken = new Set(Object.values(map))
  now.forEach((_key, index) => {
    if (!taken.has(index)) map[`new ${index}`] = index
  })
  return map
}
