import { expect, it } from 'vitest'
import { Draft } from '../../../../lib/events/schedule/draft.ts'
import { Reader } from '../../../../lib/events/schedule/reader.ts'
import { tokenize } from '../../../../lib/events/schedule/tokens.ts'
import { refusalOf } from '../support.ts'

const span = { start: 0, end: 5 }
const clock = (seconds: number) => ({ at: 'clock', seconds }) as const
const draftOf = (): Draft => new Draft(new Reader('every', tokenize('every')))

it('collects what is said', () => {
  const draft = draftOf()
  expect([draft.empty, draft.timed]).toEqual([true, false])
  draft.addDay({ rule: 'days', every: 1 }, span)
  draft.addTimes([clock(0)], span)
  draft.bound('startAt', { day: 1, seconds: 0 }, span)
  expect([draft.empty, draft.timed, draft.has('days'), draft.has('weeks')]).toEqual([false, true, true, false])
})

it('two halves make a window', () => {
  const draft = draftOf()
  draft.addWindow({ from: clock(1), to: undefined }, span)
  draft.addWindow({ from: undefined, to: clock(2) }, span)
  expect(draft.window).toEqual({ from: clock(1), to: clock(2) })
  expect(refusalOf(() => draft.addWindow({ from: clock(3), to: undefined }, span)).reason).toBe('twice')
})

it('hears nothing twice, and no step beside a time', () => {
  const draft = draftOf()
  draft.addDay({ rule: 'days', every: 1 }, span)
  expect(refusalOf(() => draft.addDay({ rule: 'days', every: 2 }, span)).reason).toBe('twice')
  draft.addStep(60, span)
  expect(refusalOf(() => draft.addStep(60, span)).reason).toBe('twice')
  expect(refusalOf(() => draft.addTimes([clock(0)], span)).reason).toBe('intervalAt')
  draft.bound('endAt', { day: 1, seconds: 0 }, span)
  expect(refusalOf(() => draft.bound('endAt', { day: 1, seconds: 0 }, span)).reason).toBe('twice')
  const timed = draftOf()
  timed.addTimes([clock(0)], span)
  expect(refusalOf(() => timed.addTimes([clock(0)], span)).reason).toBe('twice')
  expect(refusalOf(() => timed.addStep(60, span)).reason).toBe('intervalAt')
  expect(refusalOf(() => timed.addWindow({ from: clock(3), to: undefined }, span)).reason).toBe('intervalAt')
})
