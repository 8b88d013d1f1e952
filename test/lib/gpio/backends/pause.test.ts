import { expect, test } from 'vitest'
import { waitFor } from '../../../../lib/gpio/backends/pause.ts'

test('waits until it is so, or gives up', () => {
  let looks = 0
  expect(waitFor(() => ++looks === 3, 60_000)).toBe(true)
  expect(looks).toBe(3)
  expect(waitFor(() => false, 0)).toBe(false)
})
