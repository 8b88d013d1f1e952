/** Runs rivals and us in turn in one process and prints ratios of medians. @module */

const rounds = 9

/** Nanoseconds per operation of one run. */
async function once(contender, operations) {
  const start = process.hrtime.bigint()
  const pending = contender.run(operations)
  if (pending !== undefined) await pending
  return Number(process.hrtime.bigint() - start) / operations
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Measures contenders `{ name, run(operations) }` in turn, so that a drift of the machine hits all alike.
 * Returns a Map from name to the median time per operation in nanoseconds.
 */
export async function measure(contenders, operations) {
  const times = new Map(contenders.map((contender) => [contender.name, []]))
  for (const contender of contenders) await once(contender, operations)
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) times.get(contender.name).push(await once(contender, operations))
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]))
}

const rows = []

/** Adds one line of the final table: our time, the rival's, their ratio (rival / ours: more than 1 means we are faster). */
export function row(topic, ours, rivalName, rival, aim, met) {
  rows.push({ topic, ours, rivalName, rival, ratio: rival / ours, aim, met })
}

const nanoseconds = (n) => (n >= 10_000 ? `${(n / 1000).toFixed(1)} us` : `${n.toFixed(n < 100 ? 1 : 0)} ns`)

export function printRows(format = nanoseconds) {
  const cells = rows.map((r) => [
    r.topic,
    format(r.ours),
    r.rivalName,
    format(r.rival),
    `${r.ratio.toFixed(2)}x`,
    r.aim ?? '',
    r.met === undefined ? '' : r.met ? 'met' : 'MISSED',
  ])
  printTable(['what', 'ours', 'rival', 'rival time', 'rival / ours', 'aim', ''], cells)
  rows.length = 0
}

export function printTable(head, cells) {
  const all = [head, ...cells]
  const widths = head.map((_, i) => Math.max(...all.map((line) => String(line[i]).length)))
  const print = (line) => console.log(`| ${line.map((cell, i) => String(cell).padEnd(widths[i])).join(' | ')} |`)
  print(head)
  console.log(`|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`)
  for (const line of cells) print(line)
  console.log()
}
