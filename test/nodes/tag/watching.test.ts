import { afterEach, beforeEach, expect, it } from 'vitest'
import { createKaithem } from '../../../lib/create.ts'
import type { Kaithem } from '../../../lib/kaithem.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { anyUnit } from '../../../nodes/_config/issues.ts'
import type { NodeContext, NodeHandlers } from '../../../nodes/_runtime/define-node.ts'
import { parseConfig, type TagConfig } from '../../../nodes/tag/config.ts'
import { Readings } from '../../../nodes/tag/readings.ts'
import { watchTag } from '../../../nodes/tag/watching.ts'

let clock: ManualClock
let kaithem: Kaithem
let sent: unknown[] = []
let shown: string[] = []
beforeEach(() => {
  clock = new ManualClock(1000)
  kaithem = createKaithem({ clock })
  sent = []
  shown = []
})
afterEach(() => kaithem.close())

function watch(settings: object = {}): Pick<NodeHandlers, 'started' | 'close'> {
  const node = { send: ({ payload }: { payload: unknown }) => sent.push(payload) }
  const status = {
    text: (text: string) => shown.push(text),
    lazy: (make: () => string) => shown.push(make()),
    key: (key: string) => shown.push(key),
  }
  const config = parseConfig({ tag: '/a', ...settings }, anyUnit)
  const context = { node, config, kaithem, status, clock } as unknown as NodeContext<TagConfig>
  return watchTag(context, new Readings(kaithem.units, config.unit))
}

it('sends nothing before the flows run, then the current value once', () => {
  const handlers = watch({ emitOnStart: false })
  kaithem.tags.get('/a').value = 1
  kaithem.tags.get('/a').value = 2
  expect(sent).toEqual([])
  handlers.started?.()
  expect(sent).toEqual([2])
  kaithem.tags.get('/a').value = 3
  expect(sent).toEqual([2, 3])
  expect(shown).toEqual(['kaithem-tag.status.waiting', '2', '3'])
})

it('sends what was there before it, if asked to, and shows it anyway', () => {
  kaithem.tags.get('/a').value = 1
  watch({ emitOnStart: true }).started?.()
  expect(sent).toEqual([1])
  watch({ emitOnStart: false }).started?.()
  expect(sent).toEqual([1])
  expect(shown.at(-1)).toBe('1')
})

it('sends a default, but not the nothing of a new tag', () => {
  watch().started?.()
  expect(sent).toEqual([])
  kaithem.tags.get('/a').default = 7
  watch().started?.()
  expect(sent).toEqual([7])
})

it('leaves no timer after it is closed', async () => {
  const handlers = watch({ minInterval: '5' })
  handlers.started?.()
  kaithem.tags.get('/a').value = 1
  kaithem.tags.get('/a').value = 2
  handlers.close?.(false)
  await clock.advance(60)
  expect(sent).toEqual([1])
})
