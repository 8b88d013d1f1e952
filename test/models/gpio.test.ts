/**
 * Sixteen inputs under random edges, chips that are pulled out, mocking and tags that are deleted: whatever happens, changes are
 * told in turns, and the last state is the true one.
 */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Level } from '../../lib/gpio/backend.ts'
import { KaithemError } from '../../lib/index.ts'
import { realRig } from '../lib/gpio/support.ts'

const pins = Array.from({ length: 16 }, (_, index) => index + 4)

/** Some pins are busy, so that what happens to one pin happens close together. */
const pin = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(4, 5) },
  { weight: 1, arbitrary: fc.constantFrom(...pins) },
)
const level = fc.constantFrom<Level>(0, 1)
const milliseconds = fc.integer({ min: 0, max: 60 })

const step = fc.oneof(
  { weight: 20, arbitrary: fc.record({ kind: fc.constant('drive' as const), pin, level }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: milliseconds }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('unplug' as const), pin }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('plug' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('mock' as const), pin, level }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('release' as const), pin }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), pin }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('claim' as const), pin, level }) },
)

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const options = fc.record({
  pull: fc.boolean(),
  bounce_time: fc.constantFrom(0, 0.005, 0.03),
  hold_time: fc.constantFrom(0, 0.02, 1),
  hold_repeat: fc.boolean(),
})

const gone = (): KaithemError => new KaithemError('KAITHEM_IO', 'the chip is gone')

/** A kaithem with sixteen inputs, and what each has told. */
function plant(settings: typeof options extends fc.Arbitrary<infer T> ? T : never) {
  const rig = realRig()
  const inputs = new Map(
    pins.map((number) => {
      rig.chip.drive(number, settings.pull ? 1 : 0)
      const input = rig.k.gpio.DigitalInput(number, settings)
      const told: boolean[] = []
      input.on_change((_topic, active) => told.push(active))
      return [number, { input, told }]
    }),
  )
  const of = (number: number) => inputs.get(number) ?? expect.fail(`no pin ${number}`)

  async function run(each: Step): Promise<void> {
    const { chip, clock, k } = rig
    switch (each.kind) {
      case 'drive':
        return chip.drive(each.pin, each.level)
      case 'wait':
        return clock.advance(each.ms / 1000)
      case 'unplug':
        return chip.unplug(each.pin, gone())
      case 'plug':
        chip.openError = undefined
        return
      case 'mock':
        return of(each.pin).input.set_raw_mock_value(each.level)
      case 'release':
        if (chip.openError === undefined) of(each.pin).input.release_mocking()
        return
      case 'delete':
        k.tags.delete(`/system/gpio/${each.pin}`)
        return
      case 'claim':
        k.tags.get(`/system/gpio/${each.pin}`).claim(each.level, 'someone', 70)
    }
  }

  /** Everything as it should be, and time for it to be noticed. */
  async function calm(): Promise<void> {
    rig.chip.openError = undefined
    for (const { input } of inputs.values()) input.release_mocking()
    await rig.clock.advance(30)
  }
  return { ...rig, inputs, run, calm }
}

test('changes are told in turns, the last state is the true one, and nothing is left behind', async () => {
  await fc.assert(
    fc.asyncProperty(options, fc.array(step, { maxLength: 120 }), async (settings, steps) => {
      const { chip, clock, k, inputs, run, calm } = plant(settings)
      for (const each of steps) await run(each)
      await calm()
      for (const [number, { input, told }] of inputs) {
        const active = chip.level(number) === (settings.pull ? 0 : 1)
        expect([number, input.gpio.is_active, input.state.error, input.state.mocked]).toEqual([
          ...[number, active, null, false],
        ])
        expect(told).toEqual(told.map((_, index) => index % 2 === 0))
        expect(told.length % 2 === 1).toBe(active)
        const claims = input.tag.claims().filter(({ name }) => name === 'gpio')
        expect(claims.map(({ value }) => value)).toEqual([active ? 1 : 0])
      }
      k.close()
      expect(clock.pending).toBe(0)
    }),
    { numRuns: 60 },
  )
}, 60_000)
