import { expect, it } from 'vitest'
import { decode, encode, readPoint } from '../../../../lib/devices/types/mqtt-points.ts'

const point = (settings: object) => readPoint({ point: 'p', topic: 't', direction: 'both', ...settings })

it.each([
  [{}, '21.5', 21.5],
  [{}, ' 3 ', 3],
  [{ path: 'a.b[1]' }, '{"a":{"b":[1,"2"]}}', 2],
  [{ path: 'missing' }, '{"a":1}', undefined],
  [{ type: 'bool' }, 'ON', 1],
  [{ type: 'bool' }, 'false', 0],
  [{ type: 'bool', on: 'go', off: 'stop' }, 'stop', 0],
  [{ type: 'bool', path: 'state' }, '{"state":true}', 1],
  [{ type: 'string' }, 'any text', 'any text'],
  [{ type: 'string', path: 'a' }, '{"a":{"b":1}}', '{"b":1}'],
  [{ type: 'object' }, '{"a":1}', { a: 1 }],
])('%j reads %j as %j', (settings, payload, value) => {
  expect(decode(point(settings), payload)).toEqual(value)
})

it.each([
  [{}, ''],
  [{}, 'warm'],
  [{ path: 'a' }, '{"a":null}'],
  [{ path: 'a' }, 'no json'],
  [{ type: 'bool' }, 'perhaps'],
  [{ type: 'bool', path: 'a' }, '{"a":{}}'],
  [{ type: 'object' }, '{'],
])('%j refuses %j', (settings, payload) => {
  expect(() => decode(point(settings), payload)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})

it.each([
  [{}, 1.5, '1.5'],
  [{ type: 'bool' }, 1, '1'],
  [{ type: 'bool', on: 'ON', off: 'OFF' }, 0, 'OFF'],
  [{ type: 'bool', on: 'ON', off: 'OFF', path: 'state' }, 1, '{"state":"ON"}'],
  [{ path: 'a.b' }, 2, '{"a":{"b":2}}'],
  [{ type: 'object' }, { a: 1 }, '{"a":1}'],
])('%j writes %j as %s', (settings, value, payload) => {
  expect(encode(point(settings), value)).toBe(payload)
})

it('reads directions and where to publish', () => {
  expect(readPoint({ point: 'p', topic: 'a/+' })).toMatchObject({ filter: 'a/+', publish: undefined, qos: 0 })
  expect(readPoint({ point: 'p', topic: 'a', direction: 'out', qos: 1, retain: 'yes' })).toMatchObject({
    ...{ filter: undefined, publish: 'a', qos: 1, retain: true },
  })
  expect(point({ publish_topic: 'a/set' })).toMatchObject({ filter: 't', publish: 'a/set' })
})

it.each([
  [null, /needs a name/],
  [{ point: 'p' }, /data point p: The topic/],
  [{ point: 'p', topic: 'a', type: 'date' }, /type is one of/],
  [{ point: 'p', topic: 'a', qos: 3 }, /qos is one of/],
  [{ point: 'p', topic: 'a/#', direction: 'both' }, /cannot have \+ or #/],
  [{ point: 'p', topic: 'a', path: 'a..' }, /not a path/],
  [{ point: 'p', topic: 'a', retain: 'maybe' }, /neither yes nor no/],
])('refuses %j', (row, text) => {
  expect(() => readPoint(row)).toThrow(text)
})
