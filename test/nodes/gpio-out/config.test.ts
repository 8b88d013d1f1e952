import { describe, expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/gpio-out/config.ts'

const issues = (settings: object): string[] =>
  check({ ...defaults, pin: '18', ...settings }).map(({ property, reason }) => `${property}: ${reason}`)

describe('check', () => {
  it.each([
    [{}],
    [{ mode: 'pwm', frequency: '200', initial: '0.3', failSafe: '1' }],
    [{ tag: '/lamp', action: 'claim', priority: '80', expiration: '10', claim: 'night' }],
    // What is not in use is not judged.
    [{ frequency: 'x', priority: 'x', expiration: '-1' }],
  ])('accepts %j', (settings) => {
    expect(issues(settings)).toEqual([])
  })

  it.each([
    [{ pin: '' }, ['pin: missing']],
    [{ pin: 'J8:2' }, ['pin: pinPower']],
    [{ mode: 'servo' }, ['mode: choice']],
    [{ mode: 'pwm', frequency: '0' }, ['frequency: atLeast']],
    [{ mode: 'pwm', frequency: 'high' }, ['frequency: number']],
    [{ initial: '0.5' }, ['initial: whole']],
    [{ mode: 'pwm', initial: '2' }, ['initial: atMost']],
    [{ failSafe: '0.5' }, ['failSafe: choice']],
    [{ drive: 'hard' }, ['drive: choice']],
    [{ active: 'x' }, ['active: choice']],
    [{ tag: 'a!b' }, ['tag: tagNameChar']],
    [{ action: 'watch' }, ['action: choice']],
    [{ action: 'claim', priority: '101', expiration: '-1' }, ['priority: atMost', 'expiration: atLeast']],
  ])('%j: %j', (settings, expected) => {
    expect(issues(settings)).toEqual(expected)
  })
})

describe('parseConfig', () => {
  it('fills in what is missing', () => {
    expect(parseConfig({ pin: 18 })).toEqual({
      ...{ pin: '18', mode: 'digital', frequency: 100, activeHigh: true, initial: 0, failSafe: undefined },
      ...{ drive: 'push-pull', tag: '', action: 'set', value: 'payload', valueType: 'msg', claim: '' },
      ...{ priority: 60, expiration: 0, mock: false },
    })
  })

  it('drives both levels with PWM, whatever was chosen before', () => {
    expect(parseConfig({ pin: 18, mode: 'pwm', drive: 'open-drain' }).drive).toBe('push-pull')
    expect(parseConfig({ pin: 18, mode: 'digital', drive: 'open-drain' }).drive).toBe('open-drain')
  })

  it('reads the fail-safe level, and tags as the core has them', () => {
    expect(parseConfig({ pin: 18, failSafe: '0', tag: 'lamp' })).toMatchObject({ failSafe: 0, tag: '/lamp' })
    expect(parseConfig({ pin: 18, failSafe: 1 }).failSafe).toBe(1)
  })

  it('throws the first issue', () => {
    expect(() => parseConfig({ pin: 'J8:1' })).toThrow(
      expect.objectContaining({ code: 'KAITHEM_VALUE', data: expect.objectContaining({ property: 'pin' }) }),
    )
  })
})
