/**
 * Sorting all suffixes of a text in linear time, by induced sorting (Nong, Zhang and Chan, 2009): the suffixes that
 * start at a local minimum are sorted first, and the order of all others follows from theirs. Repetitions cost nothing extra.
 *
 * @module
 */

type Text = Uint8Array | Int32Array

/**
 * Where the suffixes of `text` start, in ascending order. A suffix is smaller than one that continues it.
 *
 * @param text numbers from 0 to `symbols` - 1
 */
export function suffixArray(text: Text, symbols: number): Int32Array {
  const { length } = text
  const order = new Int32Array(length)
  if (length < 2) return order
  const rises = risesOf(text)
  const isMinimum = (at: number): boolean => at > 0 && rises[at] === 1 && rises[at - 1] === 0
  const counts = new Int32Array(symbols)
  for (const symbol of text) counts[symbol] = (counts[symbol] as number) + 1

  const minima: number[] = []
  for (let at = 1; at < length; at++) if (isMinimum(at)) minima.push(at)
  induce(text, rises, counts, minima, order)
  if (minima.length > 1) {
    const names = new Int32Array(length).fill(-1)
    const distinct = nameMinima(text, order, isMinimum, names)
    if (distinct < minima.length) {
      const shorter = Int32Array.from(minima, (at) => names[at] as number)
      const sorted = suffixArray(shorter, distinct)
      induce(
        text,
        rises,
        counts,
        Array.from(sorted, (index) => minima[index] as number),
        order,
      )
    } else {
      const sorted = new Array<number>(minima.length)
      for (const at of minima) sorted[names[at] as number] = at
      induce(text, rises, counts, sorted, order)
    }
  }
  return order
}

/** For each place: 1 if the suffix there is smaller than the next one, else 0. */
function risesOf(text: Text): Uint8Array {
  const rises = new Uint8Array(text.length)
  for (let at = text.length - 2; at >= 0; at--) {
    const [here, next] = [text[at] as number, text[at + 1] as number]
    rises[at] = here < next || (here === next && rises[at + 1] === 1) ? 1 : 0
  }
  return rises
}

/** Fills `order` with all suffixes, given those at minima in the order `minima` (right at least in their first symbol). */
function induce(text: Text, rises: Uint8Array, counts: Int32Array, minima: readonly number[], order: Int32Array): void {
  const { length } = text
  order.fill(-1)
  const ends = bounds(counts, true)
  for (let index = minima.length - 1; index >= 0; index--) {
    const at = minima[index] as number
    place(order, ends, text[at] as number, at, -1)
  }
  const starts = bounds(counts, false)
  // The last suffix falls, and nothing that could induce it comes before it.
  place(order, starts, text[length - 1] as number, length - 1, 1)
  for (let index = 0; index < length; index++) {
    const at = (order[index] as number) - 1
    if (at >= 0 && rises[at] === 0) place(order, starts, text[at] as number, at, 1)
  }
  const last = bounds(counts, true)
  for (let index = length - 1; index >= 0; index--) {
    const at = (order[index] as number) - 1
    if (at >= 0 && rises[at] === 1) place(order, last, text[at] as number, at, -1)
  }
}

/** Puts a suffix at the next free place of its bucket, which grows upwards (1) or downwards (-1). */
function place(order: Int32Array, bucket: Int32Array, symbol: number, at: number, direction: 1 | -1): void {
  const free = bucket[symbol] as number
  order[direction === 1 ? free : free - 1] = at
  bucket[symbol] = free + direction
}

/** Where the suffixes of each first symbol begin, or one past where they end. */
function bounds(counts: Int32Array, ends: boolean): Int32Array {
  const result = new Int32Array(counts.length)
  let total = 0
  for (let symbol = 0; symbol < counts.length; symbol++) {
    if (!ends) result[symbol] = total
    total += counts[symbol] as number
    if (ends) result[symbol] = total
  }
  return result
}

/** Gives equal stretches between minima equal numbers, in their order; answers how many numbers there are. */
function nameMinima(text: Text, order: Int32Array, isMinimum: (at: number) => boolean, names: Int32Array): number {
  let count = 0
  let before = -1
  for (const at of order) {
    if (!isMinimum(at)) continue
    if (before < 0 || !isSameStretch(text, isMinimum, before, at)) count++
    names[at] = count - 1
    before = at
  }
  return count
}

function isSameStretch(text: Text, isMinimum: (at: number) => boolean, a: number, b: number): boolean {
  for (let offset = 0; ; offset++) {
    if (a + offset >= text.length || b + offset >= text.length) return false
    if (text[a + offset] !== text[b + offset]) return false
    if (offset === 0) continue
    const [endsA, endsB] = [isMinimum(a + offset), isMinimum(b + offset)]
    if (endsA !== endsB) return false
    if (endsA) return true
  }
}
