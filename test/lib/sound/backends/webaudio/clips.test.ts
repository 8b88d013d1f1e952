import { expect, it } from 'vitest'
import { Clips } from '../../../../../lib/sound/backends/webaudio/clips.ts'

function rig(length: number) {
  const decoded: string[] = []
  const state = { version: '1', fails: false }
  const clips = new Clips({
    version: async () => state.version,
    decode: async (file) => {
      decoded.push(file)
      if (state.fails) throw new Error('no sound in it')
      return { duration: 1, length, numberOfChannels: 2 }
    },
  })
  return { clips, decoded, state }
}

it('decodes a file once, also for two who ask at the same time, and again when it has changed', async () => {
  const { clips, decoded, state } = rig(1000)
  await Promise.all([clips.get('a'), clips.get('a')])
  await clips.get('a')
  expect(decoded).toEqual(['a'])
  state.version = '2'
  await clips.get('a')
  expect(decoded).toEqual(['a', 'a'])
})

it('forgets those that were not used for the longest time, when they are too many', async () => {
  // 24 MB each: two of them are kept.
  const { clips, decoded } = rig(3_000_000)
  for (const file of ['a', 'b', 'a', 'c', 'a', 'b']) await clips.get(file)
  expect(decoded).toEqual(['a', 'b', 'c', 'b'])
})

it('failures are not kept', async () => {
  const { clips, decoded, state } = rig(1000)
  state.fails = true
  await expect(clips.get('a')).rejects.toThrow('no sound in it')
  state.fails = false
  await clips.get('a')
  expect(decoded).toEqual(['a', 'a'])
})
