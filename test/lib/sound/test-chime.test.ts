import { expect, it } from 'vitest'
import { KaithemError } from '../../../lib/index.ts'
import type { SoundChoice } from '../../../lib/sound/drivers.ts'
import { driverOf, FakeSound, noProgram } from './fake-backend.ts'
import { soundRig } from './support.ts'

function rig(sound: SoundChoice = 'auto') {
  const backend = new FakeSound()
  return { ...soundRig({ sound, soundDrivers: [driverOf(backend)] }), backend }
}

/** What a promise came to, for times that the test moves. */
function watch(promise: Promise<unknown>): { text: string } {
  const state = { text: 'waiting' }
  promise.then(
    () => {
      state.text = 'heard'
    },
    (error: Error) => {
      state.text = error.message
    },
  )
  return state
}

it('is heard when the back end says so', async () => {
  const { clock, k, backend } = rig()
  const state = watch(k.ogg_test('card'))
  await clock.advance(1)
  expect([state.text, backend.last.options.output, k.sound.is_playing('ogg_test')]).toEqual(['waiting', 'card', true])
  backend.last.listener.started()
  await clock.advance(0.1)
  expect(state.text).toBe('heard')
})

it('is not when the back end says nothing for 5 seconds', async () => {
  const { clock, k } = rig()
  const state = watch(k.sound.ogg_test())
  await clock.advance(6)
  expect(state.text).toBe('The test chime is not heard: mpv has not begun to play it')
})

it('is not when it fails, when there is no back end, and where the output is off', async () => {
  const { clock, k, backend } = rig()
  const failed = watch(k.sound.ogg_test())
  backend.last.listener.failed(new KaithemError('KAITHEM_IO', 'no decoder'))
  const off = watch(k.sound.ogg_test('__disable__'))
  const deaf = soundRig({ sound: 'auto', soundDrivers: [] })
  const nothing = watch(deaf.k.sound.ogg_test())
  await Promise.all([clock.advance(1), deaf.clock.advance(1)])
  expect(
    [failed.text, off.text, nothing.text].map((text) => text.replace('The test chime is not heard: ', '')),
  ).toEqual([...['no decoder', 'the output is switched off', 'No sound back end works here, so nothing is heard']])
})

it('is not where the back end that was asked for does not work', async () => {
  const { clock, k, backend } = rig('mpv')
  backend.refusal = noProgram
  const state = watch(k.sound.ogg_test())
  await clock.advance(1)
  expect(state.text).toMatch(/^The test chime is not heard: The sound back end mpv does not work here/)
})

it('ends with who asked, and leaves no timer', async () => {
  const { clock, k } = rig()
  const guest = k.scope('guest')
  const state = watch(guest.sound.ogg_test())
  await clock.advance(1)
  guest.close()
  expect(clock.pending).toBe(0)
  await clock.advance(0)
  expect(state.text).toBe('The test chime is not heard: who asked for it is gone')
})

it('the null back end that was asked for plays it', async () => {
  const { clock, k } = soundRig()
  const state = watch(k.sound.ogg_test())
  await clock.advance(0.1)
  expect(state.text).toBe('heard')
})
