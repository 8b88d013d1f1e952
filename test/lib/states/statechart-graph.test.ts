import { describe, expect, it } from 'vitest'
import { createRig } from './support.ts'

const config = {
  id: 'player',
  initial: 'off',
  on: { reset: '.off' },
  states: {
    off: { on: { power: { target: 'on', guard: 'plugged' } } },
    on: {
      type: 'parallel',
      states: {
        sound: { initial: 'loud', states: { loud: { on: { mute: 'quiet' } }, quiet: { after: { 2000: 'loud' } } } },
        disc: { initial: 'in', states: { in: {}, gone: { type: 'final' } } },
      },
      onDone: 'off',
      on: { power: 'off' },
    },
  },
}

function setUp() {
  const rig = createRig()
  const chart = rig.states.Statechart(config, { guards: { plugged: () => true }, description: 'plays' })
  return { rig, chart }
}

describe('the graph of a chart', () => {
  it('is plain data with paths for names', () => {
    const { chart } = setUp()
    chart.event('power')
    const graph = chart.graph()
    expect(JSON.parse(JSON.stringify(graph))).toEqual(graph)
    expect(graph).toEqual({
      name: 'player',
      description: 'plays',
      start: 'off',
      state: 'on.sound.loud, on.disc.in',
      active: ['on.sound.loud', 'on.disc.in'],
      since: 1000,
      states: [
        { name: 'off', type: 'atomic' },
        { name: 'on', type: 'parallel' },
        { name: 'on.sound', parent: 'on', type: 'compound' },
        { name: 'on.sound.loud', parent: 'on.sound', type: 'atomic' },
        { name: 'on.sound.quiet', parent: 'on.sound', type: 'atomic', timer: { length: 2, dest: 'on.sound.loud' } },
        { name: 'on.disc', parent: 'on', type: 'compound' },
        { name: 'on.disc.in', parent: 'on.disc', type: 'atomic' },
        { name: 'on.disc.gone', parent: 'on.disc', type: 'final' },
      ],
      rules: [
        { from: 'off', event: 'power [plugged]', to: 'on', kind: 'event' },
        { from: 'on', event: 'power', to: 'off', kind: 'event' },
        { from: 'on', event: 'done', to: 'off', kind: 'event' },
        { from: 'on.sound.loud', event: 'mute', to: 'on.sound.quiet', kind: 'event' },
        { from: 'on.sound.quiet', event: 'after 2 s', to: 'on.sound.loud', kind: 'event' },
        { from: '*', event: 'reset', to: 'off', kind: 'event' },
      ],
    })
  })

  it('in Mermaid is nested', () => {
    const { chart } = setUp()
    expect(chart.to_mermaid()).toBe(`stateDiagram-v2
  [*] --> s0
  state "off" as s0
  state "on" as s1
  state s1 {
    state "sound" as s2
    state s2 {
      [*] --> s3
      state "loud" as s3
      state "quiet" as s4
    }
    --
    state "disc" as s5
    state s5 {
      [*] --> s6
      state "in" as s6
      state "gone" as s7
      s7 --> [*]
    }
  }
  state "any state" as any
  s0 --> s1 : power #91;plugged#93;
  s1 --> s0 : power
  s1 --> s0 : done
  s3 --> s4 : mute
  s4 --> s3 : after 2 s
  any --> s0 : reset
  classDef current font-weight:bold,stroke-width:3px
  class s0 current
`)
  })
})
