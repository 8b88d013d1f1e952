import { describe, expect, it, test } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { baseName, silence, soundProblem } from '../../../nodes/_runtime/sound-words.ts'

const translate = (key: string, data: Record<string, string> = {}): string =>
  `${key} ${data.file ?? data.install ?? ''}`.trim()

test.each([
  ['/srv/a/b.wav', 'b.wav'],
  ['C:\\a\\b.wav', 'b.wav'],
  ['b.wav', 'b.wav'],
  ['http://radio.example/live/mix.mp3', 'mix.mp3'],
  ['http://radio.example/', 'radio.example'],
  ['http://radio.example/live?key=secret#1', 'live'],
  ['/srv/what?#1.wav', 'what?#1.wav'],
])('the name of %s is %s', (file, name) => {
  expect(baseName(file)).toBe(name)
})

it('has words for sounds that are missing or broken, and for nothing else', () => {
  const words = (code: 'KAITHEM_KEY' | 'KAITHEM_IO' | 'KAITHEM_VALUE', data: object): string | undefined =>
    soundProblem(new KaithemError(code, 'text', { ...data }), translate)
  expect(words('KAITHEM_KEY', { file: '/a/b.wav' })).toBe('status.noFile b.wav')
  expect(words('KAITHEM_IO', { file: '/a/b.wav' })).toBe('status.broken b.wav')
  const cause = new KaithemError('KAITHEM_IO', 'no sound in it', { file: '/a/b.wav' })
  const placed = Object.assign(new Error('playing b.wav: no sound in it', { cause }), { code: cause.code })
  expect(soundProblem(placed, translate)).toBe('status.broken b.wav')
  expect([
    words('KAITHEM_VALUE', { file: 'b' }),
    words('KAITHEM_KEY', {}),
    soundProblem(new Error('x'), translate),
  ]).toEqual([...[undefined, undefined, undefined]])
})

describe('silence', () => {
  const sound = (name: string, ...refusals: object[]) => {
    const tried = refusals.map((refusal) => ({ backend: 'x', refusal: { message: '', data: {}, ...refusal } }))
    return { backend: { name }, diagnostics: () => ({ backend: name, tried }) } as never
  }

  it('is none where sounds are heard', () => {
    expect(silence(sound('mpv', { reason: 'noPackage' }), translate)).toBeUndefined()
  })

  it('is that of what plays, whatever would play now', () => {
    expect(silence(sound('mpv'), translate, { backend: 'null' })).toEqual({
      text: 'status.silent.lost',
      isWanted: false,
    })
    expect(silence(sound('null', { reason: 'noDevice' }), translate, { backend: 'mpv' })).toBeUndefined()
  })

  it('is wanted, or tells what to install', () => {
    expect(silence(sound('null'), translate)).toEqual({ text: 'status.silent.asked', isWanted: true })
    const noMpv = { reason: 'noProgram', data: { program: 'mpv' } }
    expect(silence(sound('null', { reason: 'noPackage' }, noMpv), translate)).toEqual({
      ...{ text: 'status.silent.noProgram mpv', isWanted: false },
    })
  })
})
