import { expect, it } from 'vitest'
import { chooseTables, groupSize } from '../../../../lib/persist/bzip2/tables.ts'

it.each([
  [1, 2],
  [199, 2],
  [200, 3],
  [600, 4],
  [1200, 5],
  [2400, 6],
  [100_000, 6],
])('%i symbols get %i tables', (length, count) => {
  const symbols = Uint16Array.from({ length }, (_, index) => (index * 7) % 40)
  const { tables, selectors } = chooseTables(symbols, 40)
  expect(tables).toHaveLength(count)
  expect(selectors).toHaveLength(Math.ceil(length / groupSize))
  expect(Math.max(...selectors)).toBeLessThan(count)
  for (const lengths of tables) expect(lengths).toHaveLength(40)
})

it('gives different parts different tables', () => {
  const symbols = Uint16Array.from({ length: 4000 }, (_, index) => (index < 2000 ? index % 4 : 30 + (index % 4)))
  const { selectors } = chooseTables(symbols, 40)
  expect(selectors[0]).not.toBe(selectors.at(-1))
})
