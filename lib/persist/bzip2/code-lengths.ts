/** Huffman codes: how many bits each symbol gets, and which. @module */

/** Longest code that is written; decoders take up to 20. */
export const longestCode = 17

/** The number of bits for each symbol, so that frequent ones are short; every symbol gets a code. */
export function codeLengths(frequencies: ArrayLike<number>): Uint8Array {
  let weights = Array.from(frequencies, (frequency) => Math.max(1, frequency))
  for (;;) {
    const lengths = treeDepths(weights)
    if (lengths.every((length) => length <= longestCode)) return lengths
    // Flatter weights make a flatter tree.
    weights = weights.map((weight) => 1 + (weight >>> 1))
  }
}

/** Depth of each leaf of a Huffman tree: two queues, because joined nodes come in ascending order. */
function treeDepths(weights: readonly number[]): Uint8Array {
  const leaves = weights.map((weight, leaf) => ({ weight, leaf })).sort((a, b) => a.weight - b.weight)
  const count = leaves.length
  const parents = new Int32Array(2 * count)
  const joined: number[] = []
  let [nextLeaf, nextJoined] = [0, 0]
  const take = (): { weight: number; node: number } => {
    const leaf = leaves[nextLeaf]
    const weight = joined[nextJoined]
    if (leaf !== undefined && (weight === undefined || leaf.weight <= weight)) {
      nextLeaf++
      return { weight: leaf.weight, node: leaf.leaf }
    }
    return { weight: weight ?? 0, node: count + nextJoined++ }
  }
  while (joined.length < count - 1) {
    const [one, other] = [take(), take()]
    const node = count + joined.length
    parents[one.node] = node
    parents[other.node] = node
    joined.push(one.weight + other.weight)
  }
  const depths = new Uint8Array(2 * count)
  for (let node = 2 * count - 3; node >= 0; node--) depths[node] = (depths[parents[node] as number] as number) + 1
  return depths.subarray(0, count)
}

/** The codes that belong to lengths: shorter ones first, among the same by symbol. */
export function codesOf(lengths: Uint8Array): Uint32Array {
  const codes = new Uint32Array(lengths.length)
  let code = 0
  for (let length = 1; length <= longestCode; length++, code <<= 1) {
    for (let symbol = 0; symbol < lengths.length; symbol++) if (lengths[symbol] === length) codes[symbol] = code++
  }
  return codes
}
