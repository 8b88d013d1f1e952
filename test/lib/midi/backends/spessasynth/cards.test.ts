import { expect, it } from 'vitest'
import { type SynthAudio, SynthCards } from '../../../../../lib/midi/backends/spessasynth/cards.ts'

function rig(silent = false) {
  const places: { options: unknown; currentTime: number; state: string; started: number[] }[] = []
  class AudioContext {
    currentTime = 1
    readonly sampleRate = 48_000
    readonly destination = {}
    readonly options: unknown
    state = 'running'
    readonly started: number[] = []
    readonly channels: number[] = []

    constructor(options: unknown) {
      this.options = options
      places.push(this)
    }

    createBuffer(_channels: number, length: number) {
      return { length, copyToChannel: (_samples: Float32Array, channel: number) => void this.channels.push(channel) }
    }

    createBufferSource() {
      return { buffer: null, connect: () => {}, start: (when: number) => void this.started.push(when) }
    }

    async suspend(): Promise<void> {
      this.state = 'suspended'
    }

    async resume(): Promise<void> {
      this.state = 'running'
    }
  }
  const devices = [
    { kind: 'audiooutput', label: 'Hall', deviceId: '7' },
    { kind: 'audioinput', label: 'Microphone', deviceId: '8' },
  ]
  const audio: SynthAudio = { AudioContext, mediaDevices: { enumerateDevices: async () => devices } }
  return { cards: new SynthCards(audio, silent), places }
}

it('opens each card once, by its name', async () => {
  const { cards, places } = rig()
  const usual = await cards.get('')
  expect(await cards.get('')).toBe(usual)
  await cards.get('Hall')
  expect([cards.all.length, places.map(({ options }) => options)]).toEqual([
    2,
    [
      { latencyHint: 'interactive', sinkId: '' },
      { latencyHint: 'interactive', sinkId: '7' },
    ],
  ])
  await expect(cards.get('Microphone')).rejects.toThrow('there is no output Microphone; there are Hall')
})

it('uses none where it is to be silent', async () => {
  const { cards, places } = rig(true)
  await cards.get('Cellar')
  expect(places[0]?.options).toMatchObject({ sinkId: { type: 'none' } })
})

it('plays blocks at their time', async () => {
  const { cards, places } = rig()
  const card = await cards.get('')
  card.play(new Float32Array(2), new Float32Array(2), 1.5)
  expect([card.sampleRate, card.currentTime, places[0]?.started]).toEqual([48_000, 1, [1.5]])
})

it('sleeps while there is nothing to play; it stands when its time does', async () => {
  const { cards, places } = rig()
  const card = await cards.get('')
  const [place] = places
  if (place === undefined) throw new Error('no place')
  expect([card.stands(), card.stands()]).toEqual([false, true])
  place.currentTime = 2
  expect(card.stands()).toBe(false)
  card.settle(false)
  await new Promise((resolve) => setImmediate(resolve))
  expect([place.state, card.stands(), card.stands()]).toEqual(['suspended', false, false])
  card.settle(true)
  await new Promise((resolve) => setImmediate(resolve))
  expect(place.state).toBe('running')
})
