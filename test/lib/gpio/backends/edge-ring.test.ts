import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EdgeRecord, EdgeRing } from '../../../../lib/gpio/backends/edge-ring.ts'

test('both sides see the same memory, in order', () => {
  const writer = new EdgeRing(4)
  const reader = new EdgeRing(writer.shared)
  expect(reader.hasRecords).toBe(false)
  expect(writer.edge(70_000, 1, 12.5, false)).toBe(true)
  expect(writer.edge(1, 0, 13, true)).toBe(true)
  expect(writer.gone(2)).toBe(true)
  expect(reader.hasRecords).toBe(true)
  expect([reader.take(), reader.take(), reader.take(), reader.take()]).toEqual([
    { kind: 'edge', key: 70_000, level: 1, time: 12.5, gap: false },
    { kind: 'edge', key: 1, level: 0, time: 13, gap: true },
    { kind: 'gone', key: 2 },
    undefined,
  ])
})

test('what finds no room is refused and told once', () => {
  const ring = new EdgeRing(2)
  expect([ring.edge(1, 1, 0, false), ring.edge(1, 0, 0, false), ring.edge(1, 1, 0, false)]).toEqual([true, true, false])
  expect([ring.takeLost(), ring.takeLost()]).toEqual([true, false])
  ring.take()
  expect(ring.edge(1, 1, 0, true)).toBe(true)
})

test('one notice until the other side looks', () => {
  const ring = new EdgeRing(2)
  expect([ring.claimNotice(), ring.claimNotice()]).toEqual([true, false])
  ring.clearNotice()
  expect(ring.claimNotice()).toBe(true)
})

test('behaves as a list of limited length, also far beyond its capacity', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(1000), { nil: undefined }), { maxLength: 200 }), (steps) => {
      const ring = new EdgeRing(8)
      const model: EdgeRecord[] = []
      for (const key of steps) {
        if (key === undefined) expect(ring.take()).toEqual(model.shift())
        else {
          const record: EdgeRecord = {
            kind: 'edge',
            key,
            level: key % 2 === 0 ? 0 : 1,
            time: key / 3,
            gap: key % 3 === 0,
          }
          expect(ring.edge(key, record.level, record.time, record.gap)).toBe(model.length < 8)
          if (model.length < 8) model.push(record)
        }
      }
    }),
  )
})
