import { expect, it } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { showStatus } from '../../../nodes/event/show-status.ts'

function shown(
  event: { enabled: boolean; next: number | null; problem?: unknown },
  kind: 'time' | 'change',
  ...value: unknown[]
): string {
  const said: string[] = []
  const say = (text: unknown) => said.push(String(text))
  const status = { text: say, key: say } as never
  const events = { describe: () => ({ words: '', next: [], zone: 'UTC' }) } as never
  showStatus(status, { problem: undefined, ...event }, { kind, phrase: 'every day', zone: '' }, events, 0, ...value)
  return said.join()
}

it('shows what it waits for, or what it sent', () => {
  expect(shown({ enabled: false, next: 5 }, 'time')).toBe('kaithem-event.status.disabled')
  expect(shown({ enabled: true, next: null }, 'time')).toBe('kaithem-event.status.over')
  expect(shown({ enabled: true, next: null, problem: new Error('no sensor') }, 'change')).toContain('no sensor')
  const problem = new KaithemError('KAITHEM_NO_LOCATION', 'No location is set')
  expect(shown({ enabled: true, next: null, problem }, 'time')).toBe('kaithem:errors.KAITHEM_NO_LOCATION')
  expect(shown({ enabled: true, next: 3600 }, 'time', 5)).toBe('→ 01:00')
  expect(shown({ enabled: true, next: null }, 'change')).toBe('kaithem-event.status.waiting')
  const values = [4, 'x', null, [1], { a: 1 }, new Uint8Array(3)]
  expect(values.map((value) => shown({ enabled: true, next: null }, 'change', value))).toEqual([
    '4',
    'x',
    'null',
    '[…]',
    '{…}',
    '3 bytes',
  ])
})
