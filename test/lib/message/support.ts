/** What several tests of the bus use. @module */

/** A small repeatable generator for randomised tests. */
export function createSeededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** filter, topic, whether it matches; used for the tree too. */
export const matches: readonly (readonly [string, string, boolean])[] = [
  ['/a/b', '/a/b', true],
  ['/a/b', '/a', false],
  ['/a', '/a/b', false],
  ['/a', '/A', false],
  ['/a', '/a/', false],
  ['/a/b/#', '/a/b', true],
  ['/a/#', '/a/b', true],
  ['/a/#', '/a/', true],
  ['/a/#', '/a/b/c/d', true],
  ['/a/#', '/ab', false],
  ['/#', '/a/b', true],
  ['/#', '/', true],
  ['/#', '//', true],
  ['/foo#', '/foo#', true],
  ['/foo#', '/foobar', false],
  ['/foo/#', '/foo#', false],
  ['/+', '/a', true],
  ['/+', '/', true],
  ['/+', '/a/b', false],
  ['/a/+', '/a', false],
  ['/a/+', '/a/', true],
  ['/a/+', '/a/b', true],
  ['/a/+/c', '/a/b/c', true],
  ['/a/+/c', '/a/c', false],
  ['/+/+/#', '/a/b', true],
  ['/+/+/#', '/a', false],
  ['/+/b/#', '/a/b/c/d', true],
  ['/+', '/+', true],
  ['/a/#', '/a/#', true],
  ['/a/+', '/a/#', true],
  ['/a/b', '/a/+', false],
  ['/$SYS/#', '/$SYS/x', true],
  ['/#', '/$SYS/x', true],
  ['/__proto__', '/__proto__', true],
  ['/a/+', '/a/constructor', true],
]
