import { describe, expect, it } from 'vitest'
import { parseTrigger, phraseOf } from '../../../lib/events/trigger-text.ts'
import { refusalOf } from './support.ts'

describe('parseTrigger', () => {
  const time = (phrase: string, more = {}) => ({ kind: 'time', phrase, exact: undefined, allowOverlap: false, ...more })
  it.each([
    ["tv('/a') > 5", { kind: 'edge', expression: "tv('/a') > 5" }],
    ["!edgetrigger tv('/a')", { kind: 'edge', expression: "tv('/a')" }],
    ["!tv('/a')", { kind: 'edge', expression: "!tv('/a')" }],
    ["!(tv('/a') > 1)", { kind: 'edge', expression: "!(tv('/a') > 1)" }],
    ["!!tv('/a')", { kind: 'edge', expression: "!!tv('/a')" }],
    ["!onchange tv('/a')", { kind: 'change', expression: "tv('/a')" }],
    ['!onmsg /house/#', { kind: 'message', topic: '/house/#' }],
    ['  !ONMSG   foo ', { kind: 'message', topic: 'foo' }],
    ['!time every day at 8:00', time('every day at 8:00')],
    ['!time exact every day at 8:00', time('every day at 8:00', { exact: 3 })],
    ['!time exact 5 every day at 8:00', time('every day at 8:00', { exact: 5 })],
    ['!time exact 0.5 allow_overlap every minute', time('every minute', { exact: 0.5, allowOverlap: true })],
    ['!time allow_overlap every minute', time('every minute', { allowOverlap: true })],
    ['!time', time('')],
  ])('%s', (text, expected) => {
    expect(parseTrigger(text)).toEqual(expected)
  })

  it.each([
    ['', 'KAITHEM_VALUE', /empty/],
    ['   ', 'KAITHEM_VALUE', /empty/],
    ['!function f; x = 1', 'KAITHEM_VALUE', /An action is a function/],
    ['!whatever x', 'KAITHEM_VALUE', /!time/],
    ['!onmsg', 'KAITHEM_VALUE', /topic/],
    ['!onchange', 'KAITHEM_VALUE', /expression/],
    ['x'.repeat(5000), 'KAITHEM_VALUE', /longer/],
    [5, 'KAITHEM_TYPE', /number/],
    [null, 'KAITHEM_TYPE', /text/],
  ])('refuses %j', (text, code, message) => {
    const refusal = refusalOf(() => parseTrigger(text))
    expect(refusal.code).toBe(code)
    expect(refusal.text).toMatch(message)
  })
})

it('phraseOf takes a phrase with or without !time', () => {
  expect(phraseOf('every day')).toBe('every day')
  expect(phraseOf('!time exact 5 every day')).toBe('every day')
  expect(refusalOf(() => phraseOf(undefined)).code).toBe('KAITHEM_TYPE')
})
