import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyRule, readRule } from '../../../../lib/devices/types/output-rules.ts'

const df = 'Filesystem Size Used\n/dev/sda1  100  42\ntmpfs 5 0\n'

it.each([
  ['regex', 'sda1 +(\\d+)', 'number', 100],
  ['regex', '^tmpfs', 'string', 'tmpfs'],
  ['column', '2,3', 'number', 42],
  ['column', '-1', 'string', 'Used'],
  ['column', '-1,1', 'string', 'tmpfs'],
  ['line', '2', 'string', '/dev/sda1  100  42'],
  ['line', '', 'string', 'Filesystem Size Used'],
])('%s %j as a %s is %j', (kind, pattern, type, value) => {
  expect(applyRule(readRule({ point: 'p', kind, pattern, type }), df)).toBe(value)
})

it('reads JSON, booleans and decimal commas', () => {
  const rule = (pattern: string, type = 'number') => readRule({ point: 'p', kind: 'json', pattern, type })
  const output = '{"a":[{"b":"1,5"}],"on":true,"o":{"x":1}}'
  expect(applyRule(rule('a[0].b'), output)).toBe(1.5)
  expect(applyRule(rule('on'), output)).toBe(1)
  expect(applyRule(rule('o', 'string'), output)).toBe('{"x":1}')
})

it.each([
  [{}, /name of a data point/],
  [null, /name of a data point/],
  [{ point: 'p', type: 'date' }, /number or string/],
  [{ point: 'p', kind: 'xpath' }, /regex, json, column or line/],
  [{ point: 'p', kind: 'regex', pattern: '(' }, /Rule p/],
  [{ point: 'p', kind: 'regex' }, /1 to 1000/],
  [{ point: 'p', kind: 'line', pattern: '0' }, /number of a line/],
  [{ point: 'p', kind: 'column', pattern: 'x' }, /number of a line or column/],
])('refuses %j', (rule, text) => {
  expect(() => readRule(rule)).toThrow(text)
})

it('says what it did not find', () => {
  const number = readRule({ point: 'p' })
  expect(() => applyRule(number, 'no number')).toThrow(/rule p: "no number" is not a number/)
  expect(() => applyRule(number, '')).toThrow(/is not a number/)
  expect(() => applyRule(readRule({ point: 'p', kind: 'json', pattern: 'a' }), 'x')).toThrow(/rule p/)
  expect(() => applyRule(readRule({ point: 'p', kind: 'line', pattern: '9' }), 'x')).toThrow(/nothing found/)
})

it('takes any output without another kind of error', () => {
  const kinds = ['regex', 'json', 'column', 'line'].map((kind) => readRule({ point: 'p', kind, pattern: '1' }))
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...kinds), (output, rule) => {
      try {
        expect(['number', 'string']).toContain(typeof applyRule(rule, output))
      } catch (error) {
        expect(error).toMatchObject({ code: 'KAITHEM_VALUE' })
      }
    }),
  )
})
