/** Fifty clients that come, change things, lose their connection and come back: in the end all show what the server has. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRig, type Entry, type FakeClient } from '../lib/widget/support.ts'

const people = 50
const ids = ['slider', 'switch', 'text'] as const

/** A page: remembers values and versions as the script does, and hands in what it knows when it connects. */
class FakePage {
  readonly shown = new Map<string, unknown>()
  /** Values that came although the page had them. */
  again = 0
  private readonly versions = new Map<string, number>()
  private client: FakeClient | undefined
  private readonly connect: () => FakeClient

  constructor(connect: () => FakeClient) {
    this.connect = connect
  }

  open(): void {
    if (this.client !== undefined) return
    this.client = this.connect()
    this.client.subscribe(...ids.map((id) => [id, this.versions.get(id) ?? 0] as const))
    this.read(true)
  }

  close(): void {
    this.read(false)
    this.client?.closed()
    this.client = undefined
  }

  set(id: string, value: unknown): void {
    this.client?.set(id, value)
  }

  /** @param isFirst the answer to its subscriptions */
  read(isFirst: boolean): void {
    for (const [id, value, version] of this.client?.take() ?? ([] as Entry[])) {
      if (id.startsWith('__')) continue
      if (isFirst && version === this.versions.get(id)) this.again++
      this.shown.set(id, value)
      if (version !== undefined) this.versions.set(id, version)
    }
  }
}

const who = fc.integer({ min: 0, max: people - 1 })
const value = fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.boolean(), fc.string({ maxLength: 8 }))
const step = fc.oneof(
  fc.record({ what: fc.constant('set' as const), who, id: fc.constantFrom(...ids), value }),
  fc.record({ what: fc.constantFrom('open' as const, 'close' as const), who }),
  fc.record({ what: fc.constant('write' as const), value: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ what: fc.constant('wait' as const) }),
)

test('all show the same in the end, and nothing is sent twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
      const { kaithem, clock, connect } = createRig()
      const widgets = {
        slider: kaithem.widget.Slider({ id: 'slider' }),
        switch: kaithem.widget.Switch({ id: 'switch' }),
        text: kaithem.widget.TextBox({ id: 'text' }),
      }
      const pages = Array.from({ length: people }, (_, index) => new FakePage(() => connect(`user${index}`)))
      for (const page of pages) page.open()
      for (const one of steps) {
        if (one.what === 'set') pages[one.who]?.set(one.id, one.value)
        else if (one.what === 'write') widgets.slider.write(one.value)
        else if (one.what === 'wait') await clock.advance(0.01)
        else pages[one.who]?.[one.what]()
      }
      for (const page of pages) page.open()
      await clock.advance(1)
      const truth = ids.map((id) => [id, widgets[id].read()])
      for (const page of pages) {
        page.read(false)
        expect(ids.map((id) => [id, page.shown.get(id)])).toEqual(truth)
        expect(page.again).toBe(0)
      }
      kaithem.close()
    }),
    { numRuns: 30 },
  )
}, 60_000)
