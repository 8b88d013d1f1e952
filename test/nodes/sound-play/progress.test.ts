import { describe, expect, it, test } from 'vitest'
import { ManualClock } from '../../../lib/index.ts'
import type { SoundPlayer } from '../../../lib/sound/api.ts'
import { clockText, Progress, progressText } from '../../../nodes/sound-play/progress.ts'

test.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3605, '1:00:05'],
])('%d seconds are %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text)
})

it('shows a sound with its length, where that is known', () => {
  const sound = { file: '/srv/a/door bell.wav', position: 1.2 }
  expect(progressText({ ...sound, length: 3 })).toBe('door bell.wav 0:01 / 0:03')
  expect(progressText({ ...sound, file: 'C:\\a\\b.wav', length: undefined })).toBe('b.wav 0:01')
})

describe('the status', () => {
  const shown: string[] = []
  const state = {
    sounds: [] as object[],
    waiting: 0,
    silence: undefined as { text: string; isWanted: boolean } | undefined,
  }
  const clock = new ManualClock(1000)
  const progress = new Progress({
    clock,
    status: {
      text: (text, fill, shape) => void shown.push(`${fill} ${shape}: ${text}`),
      key: (key) => void shown.push(key),
    },
    translate: (key, data) => `${key}${data === undefined ? '' : JSON.stringify(data)}`,
    sounds: () => state.sounds as SoundPlayer[],
    waiting: () => state.waiting,
    silence: () => state.silence,
  })
  const look = (): string | undefined => {
    progress.show()
    return shown.at(-1)
  }
  const sound = { file: 'a.wav', position: 0, length: 2, paused: false, stopped: false }

  it('is ready, or why nothing will be heard', () => {
    expect(look()).toBe('kaithem:status.ready')
    state.silence = { text: 'install mpv', isWanted: false }
    expect(look()).toBe('yellow ring: install mpv')
    expect(clock.pending).toBe(0)
  })

  it('is the sound, looked at each second', async () => {
    state.silence = undefined
    const playing = { ...sound }
    state.sounds = [playing]
    expect(look()).toBe('green dot: a.wav 0:00 / 0:02')
    playing.position = 1
    await clock.advance(1)
    expect(shown.at(-1)).toBe('green dot: a.wav 0:01 / 0:02')
    playing.paused = true
    expect(look()).toBe('green ring: a.wav 0:01 / 0:02 · status.paused')
  })

  it('is how many wait, where nothing plays: for the sound of somebody else', () => {
    Object.assign(state, { sounds: [], waiting: 1, silence: undefined })
    expect(look()).toBe('green ring: status.waiting{"count":"1"}')
    expect(clock.pending).toBe(0)
  })

  it('leaves what is wrong to be seen, where others play for a second', async () => {
    Object.assign(state, { sounds: [sound], waiting: 0 })
    look()
    state.sounds = []
    progress.hold()
    const { length } = shown
    await clock.advance(5)
    expect([shown.length - length, clock.pending]).toEqual([0, 0])
    state.sounds = [sound]
    progress.hold()
    await clock.advance(0.9)
    expect(shown).toHaveLength(length)
    await clock.advance(0.1)
    expect(shown.slice(length)).toEqual(['green dot: a.wav 0:00 / 0:02'])
  })

  it('does not hide a failure that is about to be told', () => {
    state.sounds = [{ ...sound, stopped: true, error: new Error('no sound in it') }]
    const { length } = shown
    progress.show()
    expect([shown.length, clock.pending]).toEqual([length, 0])
  })

  it('tells of others, of those that wait, and that nothing is heard', () => {
    Object.assign(state, {
      sounds: [sound, { ...sound, file: 'b.wav' }],
      waiting: 3,
      silence: { text: 'quiet', isWanted: true },
    })
    expect(look()).toBe('blue dot: b.wav 0:00 / 0:02 · +1 · status.waiting{"count":"3"} · quiet')
    progress.stop()
    expect(clock.pending).toBe(0)
  })
})
