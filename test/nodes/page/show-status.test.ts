import { expect, it } from 'vitest'
import { showStatus } from '../../../nodes/page/show-status.ts'

function shown(page: object, isTemplate = false): unknown[] {
  const calls: unknown[][] = []
  const status = { text: (...args: unknown[]) => void calls.push(args) }
  showStatus(status, { url: '/pages/m/p', visits: 0, failing: undefined, ...page }, isTemplate)
  return calls.flat()
}

const error = { number: 3, time: 0, message: 'x is not defined\nmore', trace: '', request: '' }

it('shows the address, the visits of the last hour, and what is wrong', () => {
  expect(shown({})).toEqual(['/pages/m/p', 'green', 'ring'])
  expect(shown({ visits: 12 })).toEqual(['/pages/m/p · 12/h', 'green', 'dot'])
  expect(shown({ failing: error, visits: 12 })).toEqual(['#3: x is not defined', 'red', 'ring'])
  expect(shown({}, true)).toEqual(['/m/p', 'grey', 'ring'])
})
