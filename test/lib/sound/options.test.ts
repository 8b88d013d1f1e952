import { expect, it, test } from 'vitest'
import { readFadeSettings, readHandle, readOutput, readPlaySettings, readVolume } from '../../../lib/sound/options.ts'
import { codeOf } from './support.ts'

const usual = {
  ...{ handle: 'PRIMARY', volume: undefined, start: 0, end: undefined, output: '', loop: 1, speed: 1, extraPaths: [] },
}

it('without options everything is as usual', () => {
  expect(readPlaySettings([])).toEqual(usual)
  expect(readFadeSettings([])).toEqual({ ...usual, length: 1, detach: true })
})

it('values come in the order of the manual', () => {
  expect(readPlaySettings(['A', 0.5, 1, -2, 'card', false, ['/x'], { loop: 3, speed: 2 }])).toEqual({
    ...{ handle: 'A', volume: 0.5, start: 1, end: -2, output: 'card', extraPaths: ['/x'], loop: 3, speed: 2 },
  })
  expect(readFadeSettings([2, true, false, 'A', { volume: 0.5 }])).toEqual({
    ...usual,
    ...{ length: 2, detach: false, handle: 'A', volume: 0.5 },
  })
})

test.each([
  [1, 1],
  [5, 5],
  [-1, Infinity],
  [Infinity, Infinity],
  [900_000_001, Infinity],
])('loop %d is played %d times', (loop, rounds) => {
  expect(readPlaySettings([{ loop }]).loop).toBe(rounds)
})

test.each([
  ['loop', 0],
  ['loop', 1.5],
  ['loop', -2],
  ['volume', -1],
  ['speed', 0],
  ['start', Infinity],
  ['handle', ''],
  ['handle', 'x'.repeat(201)],
])('%s cannot be %j', (name, value) => {
  expect(codeOf(() => readPlaySettings([{ [name]: value }]))).toBe('KAITHEM_VALUE')
})

test.each([
  ['fs', 1],
  ['end', '5'],
  ['output', 5],
  ['extraPaths', '/x'],
])('%s is no %j', (name, value) => {
  expect(codeOf(() => readPlaySettings([{ [name]: value }]))).toBe('KAITHEM_TYPE')
})

it('winding is refused, winding of 0 is not', () => {
  expect(readFadeSettings([{ windup: 0, winddown: 0 }]).length).toBe(1)
  expect(() => readFadeSettings([{ windup: 2 }])).toThrow('windup is not supported')
  expect(codeOf(() => readFadeSettings([{ length: -1 }]))).toBe('KAITHEM_VALUE')
})

it('the parts that other calls share', () => {
  expect([readHandle({}), readHandle({ handle: 'A' })]).toEqual(['PRIMARY', 'A'])
  expect([readVolume({}), readVolume({ volume: 0 })]).toEqual([undefined, 0])
  expect([readOutput({}), readOutput({ output: '@auto' }), readOutput({ output: 'card' })]).toEqual(['', '', 'card'])
})
