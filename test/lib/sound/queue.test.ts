import { expect, it } from 'vitest'
import { SoundQueue } from '../../../lib/sound/queue.ts'
import { codeOf, soundRig } from './support.ts'

function rig() {
  const { k, clock } = soundRig()
  const started: string[] = []
  const failed: string[] = []
  const queue = new SoundQueue<string>({
    ended: (handle) => k.sound.player(handle)?.wait(),
    start: (file) => {
      k.sound.play(file, { handle: file === 'other.wav' ? 'OTHER' : 'PRIMARY' })
      started.push(file)
    },
    failed: (file, error) => void failed.push(`${file}: ${(error as { code: string }).code}`),
  })
  return { k, clock, queue, started, failed }
}

it('plays one after the other, in order', async () => {
  const { clock, queue, started } = rig()
  for (const file of ['a.wav', 'b.wav', 'short.wav']) queue.add('PRIMARY', file)
  expect([started, queue.waiting]).toEqual([['a.wav'], 2])
  await clock.advance(10)
  expect([started, queue.waiting]).toEqual([['a.wav', 'b.wav'], 1])
  await clock.advance(10)
  expect([started, queue.waiting]).toEqual([['a.wav', 'b.wav', 'short.wav'], 0])
  await clock.advance(1)
  queue.add('PRIMARY', 'c.wav')
  expect(started).toHaveLength(4)
})

it('waits for what somebody else plays, again where that one is faster', async () => {
  const { k, clock, queue, started } = rig()
  const first = k.sound.play('a.wav')
  first?.wait().then(() => k.sound.play('b.wav'))
  queue.add('PRIMARY', 'short.wav')
  await clock.advance(11)
  expect(started).toEqual([])
  await clock.advance(10)
  expect(started).toEqual(['short.wav'])
})

it('has a list for each handle', () => {
  const { k, queue, started } = rig()
  k.sound.play('a.wav', { handle: 'OTHER' })
  queue.add('OTHER', 'b.wav')
  queue.add('PRIMARY', 'c.wav')
  expect(started).toEqual(['c.wav'])
})

it('forgets what waits, of one handle or of all, and goes on after that', async () => {
  const { k, clock, queue, started } = rig()
  k.sound.play('a.wav', { handle: 'OTHER' })
  for (const handle of ['PRIMARY', 'PRIMARY', 'OTHER']) queue.add(handle, 'short.wav')
  queue.clear('PRIMARY')
  expect(queue.waiting).toBe(1)
  queue.clear()
  expect(queue.waiting).toBe(0)
  queue.add('PRIMARY', 'b.wav')
  expect(started).toEqual(['short.wav'])
  await clock.advance(1)
  expect(started).toEqual(['short.wav', 'b.wav'])
})

it('goes on after one that cannot be played any more; the first one tells at once', async () => {
  const { clock, queue, started, failed } = rig()
  expect(codeOf(() => queue.add('PRIMARY', 'none.wav'))).toBe('KAITHEM_KEY')
  for (const file of ['short.wav', 'none.wav', 'b.wav']) queue.add('PRIMARY', file)
  await clock.advance(1)
  expect([started, failed]).toEqual([['short.wav', 'b.wav'], ['none.wav: KAITHEM_KEY']])
})

it('has an end', () => {
  const { queue } = rig()
  for (let count = 0; count <= 100; count++) queue.add('PRIMARY', 'a.wav')
  expect(queue.waiting).toBe(100)
  expect(codeOf(() => queue.add('PRIMARY', 'a.wav'))).toBe('KAITHEM_LIMIT')
})
