import { EventEmitter } from 'node:events'
import { beforeEach, expect, test } from 'vitest'
import type { AdminRoute } from '../../../nodes/_runtime/admin-routes.ts'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { runningMachines } from '../../../nodes/state-machine/registry.ts'
import { copyRoute, eventRoute, viewRoute } from '../../../nodes/state-machine/routes.ts'
import type { RunningMachine } from '../../../nodes/state-machine/running.ts'

const red = { events: new EventEmitter() } as unknown as Red
let events: string[]
beforeEach(() => {
  events = []
  const machine = {
    name: 'lamp',
    now: () => ({ state: 'on', previous: null, since: 5, age: 1, active: ['on'], timer: undefined }),
    events: () => ['push'],
    event: (event: string) => events.push(event),
    graph: () => ({ states: [], rules: [] }),
    history: () => [],
    toMermaid: () => 'stateDiagram-v2',
    toXstate: () => ({ initial: 'on' }),
  }
  runningMachines(red).set('a', machine as unknown as RunningMachine)
})

const ask = (route: AdminRoute, query: Record<string, string>): unknown => route.answer(new URLSearchParams(query))

test('looking needs the permission to read, events the one to write', () => {
  expect([viewRoute(red), eventRoute(red), copyRoute(red)]).toMatchObject([
    { path: 'kaithem/editor/machine', permission: 'kaithem.read' },
    { path: 'kaithem/editor/machine/event', permission: 'kaithem.write', method: 'POST' },
    { path: 'kaithem/editor/machine/copy', permission: 'kaithem.read' },
  ])
})

test('a machine is shown', () => {
  expect(ask(viewRoute(red), { id: 'a' })).toMatchObject({ name: 'lamp', state: 'on', events: ['push'] })
})

test.each([[{ id: 'b' }], [{}]])('%j does not run', (query) => {
  expect(ask(viewRoute(red), query)).toBeNull()
})

test('an event is triggered and the machine shown', () => {
  expect(ask(eventRoute(red), { id: 'a', event: 'push' })).toMatchObject({ name: 'lamp' })
  expect(events).toEqual(['push'])
})

test('the machine in other words', () => {
  expect(ask(copyRoute(red), { id: 'a', format: 'mermaid' })).toEqual({
    contentType: 'text/plain',
    text: 'stateDiagram-v2',
  })
  expect(ask(copyRoute(red), { id: 'a', format: 'xstate' })).toMatchObject({ text: '{\n  "initial": "on"\n}' })
})

test.each([
  ['a copy of an unknown node', copyRoute, { id: 'b', format: 'mermaid' }, 'KAITHEM_KEY'],
  ['a copy of no node', copyRoute, { format: 'mermaid' }, 'KAITHEM_KEY'],
  ['an event for an unknown node', eventRoute, { id: 'b', event: 'push' }, 'KAITHEM_KEY'],
  ['no event', eventRoute, { id: 'a' }, 'KAITHEM_VALUE'],
  ['an unknown format', copyRoute, { id: 'a', format: 'png' }, 'KAITHEM_VALUE'],
])('%s is refused with a code', (_title, create, query, code) => {
  expect(() => ask(create(red), query as Record<string, string>)).toThrow(expect.objectContaining({ code }))
})
