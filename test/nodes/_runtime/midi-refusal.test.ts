import { expect, it } from 'vitest'
import { KaithemError, type KaithemErrorCode } from '../../../lib/errors.ts'
import { midiRefusal } from '../../../nodes/_runtime/midi-refusal.ts'

const words = (code: KaithemErrorCode, data: object = {}): string | undefined =>
  midiRefusal(new KaithemError(code, 'no', { ...data }), (key, values = {}) =>
    [key, ...Object.values(values)].join(' '),
  )

it.each<[KaithemErrorCode, object, string | undefined]>([
  ['KAITHEM_UNAVAILABLE', { reason: 'noSoundFont' }, 'refusal.noSoundFont'],
  ['KAITHEM_VALUE', { reason: 'whichPort' }, 'refusal.whichPort'],
  ['KAITHEM_VALUE', { reason: 'noVelocity', what: 'velocity' }, 'refusal.noVelocity'],
  ['KAITHEM_UNAVAILABLE', { reason: 'noCard' }, 'refusal.noCard'],
  ['KAITHEM_IO', { reason: 'synthFailed' }, 'refusal.synthFailed'],
  ['KAITHEM_VALUE', { instrument: 'kazoo' }, 'refusal.noInstrument kazoo'],
  ['KAITHEM_KEY', { port: 'organ' }, 'refusal.gone organ'],
  ['KAITHEM_VALUE', { port: 'organ' }, 'refusal.several organ'],
  ['KAITHEM_UNAVAILABLE', { port: 'organ' }, 'refusal.unavailable'],
  ['KAITHEM_IO', { port: 'organ' }, 'refusal.port organ'],
  ['KAITHEM_TYPE', {}, 'refusal.notMidi'],
  ['KAITHEM_IO', {}, undefined],
  ['KAITHEM_VALUE', { property: 'channel' }, undefined],
])('%s %j', (code, data, expected) => {
  expect(words(code, data)).toBe(expected)
})

it('an error that is told with its place in front is known by its cause', () => {
  const cause = new KaithemError('KAITHEM_UNAVAILABLE', 'no card', { reason: 'noCard' })
  const placed = Object.assign(new Error('FluidSynth: no card', { cause }), { code: cause.code })
  expect(midiRefusal(placed, (key) => key)).toBe('refusal.noCard')
})

it('errors of other things have their own text', () => {
  expect(midiRefusal(new Error('x'), (key) => key)).toBe(undefined)
})
