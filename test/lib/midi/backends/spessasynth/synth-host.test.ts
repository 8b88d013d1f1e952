import { expect, it } from 'vitest'
import type { SynthCard, SynthCards } from '../../../../../lib/midi/backends/spessasynth/cards.ts'
import type { SynthAnswer, SynthHostOptions } from '../../../../../lib/midi/backends/spessasynth/protocol.ts'
import { SynthHost } from '../../../../../lib/midi/backends/spessasynth/synth-host.ts'
import { FakeCard, FakeEngine } from './fake-engine.ts'

const options: SynthHostOptions = { soundfont: '/gm.sf2', reverb: false, chorus: false, output: '' }

class Card extends FakeCard {
  isAwake = true
  standing = false

  settle(isBusy: boolean): void {
    this.isAwake = isBusy
  }

  stands(): boolean {
    return this.standing
  }
}

function rig() {
  const card = new Card()
  const engines: FakeEngine[] = []
  const answers: SynthAnswer[] = []
  const waiting: (() => void)[] = []
  const state = { waits: false }
  const host = new SynthHost({
    cards: {
      all: [card],
      get: async (output: string) => {
        if (output !== '') throw new Error(`there is no output ${output}`)
        return card as unknown as SynthCard
      },
    } as unknown as SynthCards,
    load: async (path) => {
      if (path === '/bad.sf2') throw new Error('damaged')
      if (state.waits) await new Promise<void>((resolve) => waiting.push(resolve))
      const engine = new FakeEngine()
      engines.push(engine)
      return engine
    },
    answer: (answer) => void answers.push(answer),
  })
  const pass = (seconds: number): void => {
    for (const end = card.currentTime + seconds; card.currentTime < end; card.currentTime += 0.015) host.pump()
  }
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  return { card, engines, answers, waiting, state, host, pass, settle }
}

it('opens synthesizers, plays on them and closes them', async () => {
  const { card, engines, answers, host, pass, settle } = rig()
  await host.obey({ open: 1, options })
  await settle()
  await host.obey({ to: 1, event: ['noteOn', 0, 60, 100] })
  await host.obey({ to: 2, event: ['noteOn', 0, 60, 100] })
  pass(0.3)
  expect([answers, engines[0]?.played, card.blocks.length > 0]).toEqual([[{ opened: 1 }], ['noteOn 0 60 100'], true])
  await host.obey({ close: 1 })
  expect(engines[0]?.closed).toBe(true)
  pass(0.1)
  expect(card.isAwake).toBe(false)
})

it('what is told before the SoundFont is there waits; others go on', async () => {
  const { engines, waiting, state, host, pass, settle } = rig()
  state.waits = true
  await host.obey({ open: 1, options })
  await host.obey({ to: 1, event: ['programSelect', 0, 0, 26] })
  pass(1)
  expect(engines).toEqual([])
  waiting[0]?.()
  await settle()
  pass(0.3)
  expect(engines[0]?.played).toEqual(['programSelect 0 0 26'])
})

it('one that was closed meanwhile is let go of', async () => {
  const { engines, answers, waiting, state, host, settle } = rig()
  state.waits = true
  await host.obey({ open: 1, options })
  await settle()
  await host.obey({ close: 1 })
  waiting[0]?.()
  await settle()
  expect([engines[0]?.closed, answers]).toEqual([true, []])
})

it('tells what cannot be used: the SoundFont, the sound card', async () => {
  const { answers, host, settle } = rig()
  await host.obey({ open: 1, options: { ...options, soundfont: '/bad.sf2' } })
  await settle()
  await host.obey({ open: 2, options: { ...options, output: 'Cellar' } })
  expect(answers).toEqual([
    { failed: 1, message: 'The SoundFont /bad.sf2 cannot be used: damaged', device: false },
    { failed: 2, message: 'The sound card cannot be opened: there is no output Cellar', device: true },
  ])
})

it('an engine that breaks is told, and gone', async () => {
  const { engines, answers, host, pass, settle } = rig()
  await host.obey({ open: 1, options })
  await settle()
  const [engine] = engines
  if (engine !== undefined) {
    engine.play = () => {
      throw new Error('broken')
    }
  }
  await host.obey({ to: 1, event: ['noteOn', 0, 60, 100] })
  pass(0.3)
  expect(answers).toEqual([{ opened: 1 }, { failed: 1, message: 'broken', device: false }])
})

it('beats, but not while its card stands with something to play', async () => {
  const { card, answers, host, settle } = rig()
  card.standing = true
  host.beat()
  await host.obey({ open: 1, options })
  await settle()
  host.beat()
  await host.obey({ to: 1, event: ['noteOn', 0, 60, 100] })
  host.beat()
  card.standing = false
  host.beat()
  expect(answers.filter((answer) => 'beat' in answer).length).toBe(3)
})
