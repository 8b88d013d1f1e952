import { describe, expect, test } from 'vitest'
import { arrowsOf, type Box, type DiagramGraph, layoutDiagram, shorten } from '../../../nodes/_editor/diagram-layout.ts'

const measure = (text: string): number => text.length * 7
const timer = (length: number | string): string => `after ${length}`

const light: DiagramGraph = {
  start: 'off',
  states: [{ name: 'off' }, { name: 'on', timer: { length: 20, dest: 'off' } }, { name: 'held' }],
  rules: [
    { from: 'off', event: 'motion', to: 'on', kind: 'event' },
    { from: 'off', event: 'key', to: 'on', kind: 'event' },
    { from: 'on', event: 'motion', to: 'on', kind: 'event' },
    { from: '*', event: 'x > 1', to: 'held', kind: 'condition' },
    { from: 'held', event: 'odd', kind: 'event' },
    { from: 'held', event: '5 s', to: 'off', kind: 'timer' },
  ],
}

describe('arrows', () => {
  test('are joined where they are of one kind and lead the same way', () => {
    const brief = arrowsOf(light, timer).map(({ from, to, kind, labels }) => [from, to, kind, labels])
    expect(brief).toEqual([
      ['(start)', 'off', 'start', []],
      ['off', 'on', 'event', ['motion', 'key']],
      ['on', 'on', 'event', ['motion']],
      ['*', 'held', 'condition', ['[x > 1]']],
      ['held', 'held', 'event', ['odd']],
      ['held', 'off', 'timer', ['after 5 s']],
      ['on', 'off', 'timer', ['after 20']],
    ])
  })

  test('that begin or end nowhere are left out', () => {
    const rules = [
      { from: 'x', event: 'a', to: 'off', kind: 'event' },
      { from: 'off', event: 'a', to: 'x', kind: 'event' },
    ] as const
    const graph: DiagramGraph = { start: 'x', states: [{ name: 'off', timer: { length: 1, dest: 'x' } }], rules }
    expect(arrowsOf(graph, timer)).toEqual([])
  })
})

describe('the layout', () => {
  const plan = layoutDiagram(light, measure, timer)

  test('has a box for each state, for the start and for any state', () => {
    expect(plan.boxes.map(({ name, role }) => `${role} ${name}`).sort()).toEqual([
      'any *',
      'start (start)',
      'state held',
      'state off',
      'state on',
    ])
  })

  test('keeps boxes apart and inside of the picture', () => {
    for (const box of plan.boxes) {
      expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0)
      expect(box.y - box.height / 2).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width / 2).toBeLessThanOrEqual(plan.width)
      expect(box.y + box.height / 2).toBeLessThanOrEqual(plan.height)
      for (const other of plan.boxes)
        if (other !== box) expect(overlap(box, other), `${box.name} ${other.name}`).toBe(false)
    }
  })

  test('draws every arrow', () => {
    expect(plan.paths).toHaveLength(7)
    for (const { points, x, y } of plan.paths) {
      expect(points.length).toBeGreaterThan(1)
      expect([x, y].every(Number.isFinite)).toBe(true)
    }
  })

  test('states inside of others lie in their box', () => {
    const nested: DiagramGraph = {
      start: 'a',
      states: [
        { name: 'a' },
        { name: 'b', initial: 'b.c' },
        { name: 'b.c', parent: 'b' },
        { name: 'b.c.d', parent: 'b.c' },
      ],
      rules: [{ from: 'a', event: 'go', to: 'b', kind: 'event' }],
    }
    const { boxes } = layoutDiagram(nested, measure, timer)
    const group = boxes.filter(({ role }) => role === 'group')
    expect(group).toHaveLength(2)
    const inside = (name: string, around: Box): boolean => {
      const box = boxes.find((one) => one.name === name)
      return (
        box !== undefined &&
        Math.abs(box.x - around.x) * 2 < around.width &&
        Math.abs(box.y - around.y) * 2 < around.height
      )
    }
    expect(group.filter((around) => inside('b.c.d', around))).toHaveLength(2)
    expect(group.filter((around) => inside('a', around))).toHaveLength(0)
  })

  test('a picture of nothing has a size too', () => {
    expect(layoutDiagram({ states: [], rules: [] }, measure, timer)).toEqual({
      width: 40,
      height: 40,
      boxes: [],
      paths: [],
    })
  })

  test('200 states are laid out in less than five seconds', () => {
    const states = Array.from({ length: 200 }, (_item, index) => ({ name: `s${index}` }))
    const rules = states.map(({ name }, index) => ({
      from: name,
      event: 'e',
      to: `s${(index * 7) % 200}`,
      kind: 'event' as const,
    }))
    const began = performance.now()
    expect(layoutDiagram({ states, rules }, measure, timer).boxes).toHaveLength(200)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height
}

test('long labels are cut', () => {
  expect(shorten('short')).toBe('short')
  expect(shorten('x'.repeat(50))).toBe(`${'x'.repeat(33)}…`)
})
