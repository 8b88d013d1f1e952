import { expect, it } from 'vitest'
import { FluidProcess } from '../../../../../lib/midi/backends/fluidsynth/process.ts'
import { ManualClock } from '../../../../../lib/platform/fake/clock.ts'
import { fakePrograms } from './fake-program.ts'

function rig() {
  const clock = new ManualClock(1000)
  const { programs, start } = fakePrograms()
  const said: string[] = []
  const process: FluidProcess = new FluidProcess({
    ...{ clock, start },
    died: () => {
      said.push('died')
      process.start()
    },
    failed: (error) => void said.push(`${error.code} ${error.message}`),
    over: () => void said.push('over'),
  })
  process.start()
  return { clock, programs, said, process }
}

it('is told through its input, and ended at once', () => {
  const { programs, said, process } = rig()
  process.tell(['noteOn', 0, 60, 100])
  expect([process.pid, programs[0]?.lines]).toEqual([1, ['noteon 0 60 100']])
  process.close()
  process.tell(['noteOff', 0, 60])
  programs[0]?.emit('exit', 0, null)
  expect([programs[0]?.killed, said, process.pid]).toEqual(['SIGKILL', ['over'], undefined])
})

it('is started again when it dies, and given up the third time in a row, with what it complained about', async () => {
  const { clock, programs, said } = rig()
  for (let i = 0; i < 3; i++) {
    programs.at(-1)?.stderr.write('ALSA: lots of words\nno such card\n')
    await new Promise((resolve) => setImmediate(resolve))
    programs.at(-1)?.emit('exit', 255, null)
    await clock.advance(0.5)
  }
  expect([programs.length, clock.pending]).toEqual([3, 0])
  expect(said).toEqual([
    ...['died', 'died', 'over'],
    'KAITHEM_UNAVAILABLE The program fluidsynth cannot be used: ALSA: lots of words no such card',
  ])
})

it('deaths a long time ago are forgotten', async () => {
  const { clock, programs, said } = rig()
  for (let i = 0; i < 5; i++) {
    await clock.advance(11)
    programs.at(-1)?.emit('exit', null, 'SIGSEGV')
    await clock.advance(0.5)
  }
  expect([programs.length, said.length]).toEqual([6, 5])
})

it('a file that is no SoundFont is no use to go on with', async () => {
  const { programs, said } = rig()
  programs[0]?.stderr.write("Parameter '/x.sf2' not a SoundFont or MIDI file")
  await new Promise((resolve) => setImmediate(resolve))
  expect([said.length, programs[0]?.killed]).toEqual([2, 'SIGKILL'])
})

it('one that cannot be started', async () => {
  const { clock, programs, said } = rig()
  for (let i = 0; i < 3; i++) {
    programs.at(-1)?.emit('error', new Error('ENOENT'))
    await clock.advance(1)
  }
  expect(said.at(-1)).toContain('ENOENT')
})
