import { writeFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { SoundHost } from '../../../../../lib/sound/backends/webaudio/host.ts'
import type { HostAnswer } from '../../../../../lib/sound/backends/webaudio/protocol.ts'
import { folderOf } from '../../support.ts'
import { createFakeAudio } from './fake-audio.ts'

function rig(silent = false) {
  const { audio, places } = createFakeAudio()
  const answers: HostAnswer[] = []
  const host = new SoundHost(audio, (answer) => void answers.push(answer), silent)
  const folder = folderOf({})
  writeFileSync(`${folder}/ten`, Buffer.from([10]))
  writeFileSync(`${folder}/bad`, Buffer.from([0]))
  const play = (id: number, more: { file?: string; output?: string; paused?: boolean } = {}) => {
    const { file = 'ten', output = '', paused = false } = more
    const usual = { handle: 'A', volume: 1, start: 0, end: undefined, loop: 1, speed: 1 }
    return host.obey({ play: id, options: { ...usual, file: `${folder}/${file}`, output }, paused })
  }
  return { host, places, answers, play, folder }
}

it('plays, tells that it started and that it ended, and the card rests, but not at once', async () => {
  const { host, places, answers, play } = rig()
  await play(1)
  places[0]?.sources[0]?.onended?.()
  expect(answers).toEqual([{ started: 1, position: 0 }, { ended: 1 }])
  for (let count = 0; count < 29; count++) host.beat()
  await Promise.resolve()
  expect(places[0]?.state).toBe('running')
  host.beat()
  await vi.waitFor(() => expect(places[0]?.state).toBe('suspended'))
  await play(2)
  await vi.waitFor(() => expect(places[0]?.state).toBe('running'))
  expect([places.length, places[0]?.decodes]).toEqual([1, 1])
})

it('beats with the places of its voices, as long as time goes on', async () => {
  const { host, places, answers, play } = rig()
  host.beat()
  await play(1)
  host.beat()
  const [place] = places
  if (place !== undefined) place.currentTime += 3
  host.beat()
  // Stuck: its time stands still.
  host.beat()
  expect(answers).toEqual([{ beat: [] }, { started: 1, position: 0 }, { beat: [[1, 0]] }, { beat: [[1, 3]] }])
})

it('a card with voices that does not wake up is stuck', async () => {
  const { host, places, answers, play } = rig()
  await play(1)
  const [place] = places
  if (place !== undefined) place.state = 'suspended'
  for (let count = 0; count < 20; count++) host.beat()
  // Told of 14 times, then no more.
  expect(answers.filter((answer) => 'beat' in answer)).toHaveLength(14)
  if (place !== undefined) Object.assign(place, { state: 'running', currentTime: place.currentTime + 1 })
  host.beat()
  expect(answers.at(-1)).toEqual({ beat: [[1, 1]] })
})

it('obeys pause, resume, ramp and stop, and forgets what is over', async () => {
  const { host, places, play } = rig()
  await play(1)
  await host.obey({ pause: 1 })
  await host.obey({ ramp: 1, to: { from: 1, to: 0, seconds: 2 } })
  await host.obey({ resume: 1 })
  await host.obey({ stop: 1 })
  for (const request of [{ stop: 1 }, { pause: 1 }, { resume: 1 }, { ramp: 1, to: { from: 0, to: 1, seconds: 1 } }]) {
    await host.obey(request)
  }
  expect(places[0]?.sources.map(({ asked }) => asked.map(([what]) => what))).toEqual([
    ['start', 'stop'],
    ['start', 'stop'],
  ])
  expect(places[0]?.gains[0]?.asked).toEqual([['curve', 1, 0, 100, 2]])
})

it('what is asked while the file is read counts', async () => {
  const { host, places, answers, play } = rig()
  const first = play(1)
  await host.obey({ pause: 1 })
  await host.obey({ ramp: 1, to: { from: 1, to: 0.5, seconds: 0 } })
  const second = play(2)
  await host.obey({ stop: 2 })
  await Promise.all([first, second])
  expect(answers).toEqual([{ started: 1, position: 0 }])
  expect([places[0]?.sources.length, places[0]?.gains[0]?.asked]).toEqual([0, [['set', 0.125, 100]]])
})

it('outputs are found by their names; one that is missing fails alone, the usual one is the end', async () => {
  const { host, places, answers, play } = rig()
  await host.obey({ outputs: true })
  await play(1, { output: 'Hall' })
  await play(2, { output: 'Garden' })
  await play(3, { output: 'Broken' })
  expect(places.map(({ options }) => options.sinkId)).toEqual(['7'])
  expect(answers).toEqual([
    { outputs: ['', 'Hall', 'Broken'] },
    { started: 1, position: 0 },
    { failed: 2, message: 'there is no output Garden; there are Hall, Broken', because: 'voice' },
    { failed: 3, message: 'no sound card', because: 'voice' },
  ])
})

it('a file that is missing, too large or no sound fails alone', async () => {
  const { answers, play } = rig()
  await play(1, { file: 'none' })
  await play(2, { file: 'bad' })
  expect(answers).toMatchObject([
    { failed: 1, because: 'voice', message: expect.stringContaining('ENOENT') },
    { failed: 2, because: 'file', message: expect.stringMatching(/^Cannot play .*bad: no sound in it$/) },
  ])
})

it('without a sound card nothing can be played', async () => {
  const answers: HostAnswer[] = []
  const { audio } = createFakeAudio()
  const deaf = class {
    constructor() {
      throw new Error('DeviceNotAvailable')
    }
  }
  const host = new SoundHost({ ...audio, AudioContext: deaf as never }, (answer) => void answers.push(answer), false)
  const options = { handle: 'A', file: '/a', volume: 1, start: 0, end: undefined, loop: 1, speed: 1, output: '' }
  await host.obey({ play: 1, options, paused: false })
  await host.obey({ preload: '/a', output: '' })
  expect(answers).toEqual([{ failed: 1, message: 'DeviceNotAvailable', because: 'device' }])
})

it('preloading decodes; silent, no card is used', async () => {
  const { host, places, play, folder } = rig(true)
  await host.obey({ preload: `${folder}/ten`, output: 'Hall' })
  await play(1, { output: 'Hall' })
  expect([places[0]?.decodes, places[0]?.options.sinkId]).toEqual([1, { type: 'none' }])
})
