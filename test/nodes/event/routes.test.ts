import { expect, it } from 'vitest'
import { scheduleRoute } from '../../../nodes/event/routes.ts'

const ask = (text?: string): unknown => scheduleRoute().answer(new URLSearchParams(text === undefined ? {} : { text }))

it('answers the meaning and the times, or what is wrong', () => {
  expect(scheduleRoute()).toMatchObject({ path: 'kaithem/editor/schedule', permission: 'kaithem.read' })
  expect(ask('every day at 8:00 UTC')).toMatchObject({ words: 'every day at 8:00 (UTC)', zone: 'UTC' })
  expect(ask()).toMatchObject({ error: { code: 'KAITHEM_VALUE', reason: 'empty' } })
})
