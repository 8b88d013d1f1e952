/** Finds names close to a mistyped one. @module */

const MAX_SUGGESTIONS = 3

/** How many single-character changes, swaps included, turn `a` into `b`; gives up above `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let best = row
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current.push(cost)
      best = Math.min(best, cost)
    }
    if (best > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return last[b.length] ?? limit + 1
}

/**
 * Up to three names that the text was perhaps meant to be, the likeliest first; a different case counts least.
 *
 * @example suggest('Celsius', ['celsius', 'Ci']) // ['celsius']
 */
export function suggest(text: string, names: Iterable<string>): string[] {
  const wanted = text.toLowerCase()
  const limit = wanted.length <= 2 ? 0 : wanted.length <= 5 ? 1 : 2
  const found: { name: string; score: number }[] = []
  for (const name of names) {
    const score = distance(wanted, name.toLowerCase(), limit)
    if (score <= limit && name !== text) found.push({ name, score })
  }
  found.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
  return found.slice(0, MAX_SUGGESTIONS).map(({ name }) => name)
}
