import { describe, expect, it } from 'vitest'
import { escapeLabel } from '../../../lib/states/mermaid.ts'
import { createRig, machineWith } from './support.ts'

describe('escapeLabel', () => {
  it.each([
    ['push it', 'push it'],
    ['größe_1', 'größe_1'],
    ['a:b;c"d', 'a#58;b#59;c#34;d'],
    ['x --> y', 'x #45;#45;#62; y'],
    ['two\nlines', 'two#10;lines'],
    ['[windy]', '#91;windy#93;'],
    ['😀', '#128512;'],
    ['', '#8203;'],
    [' ', '#8203;'],
  ])('%j -> %j', (text, expected) => {
    expect(escapeLabel(text)).toBe(expected)
  })
})

describe('to_mermaid', () => {
  it('draws states, rules, timers, choices and where it is', () => {
    const sm = machineWith(createRig(), ['shut', 'open'])
    sm.add_rule('shut', 'push: "hard"', 'open')
    sm.add_rule('open', () => true, 'gone')
    sm.add_rule('*', 'maybe', () => null)
    sm.set_timer('open', 30, 'shut')
    expect(sm.to_mermaid()).toBe(`stateDiagram-v2
  state "shut" as s0
  state "open" as s1
  [*] --> s0
  s0 --> s1 : push#58; #34;hard#34;
  state "gone" as s2
  s1 --> s2 : #91;condition#93;
  state "any state" as s3
  state c0 <<choice>>
  s3 --> c0 : maybe
  s1 --> s0 : after 30 s
  classDef current font-weight:bold,stroke-width:3px
  class s0 current
`)
    expect(sm.to_mermaid({ current: false })).not.toContain('class')
  })

  it('keeps states apart whose names look alike or are words of Mermaid', () => {
    const sm = machineWith(createRig(), ['end', 'state', '__proto__', 'a|b'])
    expect(sm.to_mermaid()).toContain('state "__proto__" as s2\n  state "a#124;b" as s3')
  })
})
