import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import type { SoundPlayer } from '../../../lib/sound/api.ts'
import { atOutput, type Ending, endMessage, Playing } from '../../../nodes/sound-play/playing.ts'

it('hands the message on, without what was said to the node', () => {
  const message = { _msgid: '1', payload: 5, topic: 't', action: 'play', file: 'x', volume: 1, handle: 'H', length: 2 }
  expect(endMessage(message, 'finished', { handle: 'H' })).toEqual({
    ...{ _msgid: '1', payload: 5, topic: 't', sound: { event: 'finished', handle: 'H' } },
  })
  const error = Object.assign(new Error('gone'), { code: 'KAITHEM_IO' })
  expect(endMessage({}, 'error', {}, error).error).toMatchObject({ message: 'gone' })
  expect([atOutput('finished', message), atOutput('stopped', message)]).toEqual([
    [message, null, null],
    [null, null, message],
  ])
})

it('tells how each sound ended, and nothing once it is closed', async () => {
  const clock = new ManualClock(1000)
  const k = createKaithem({ clock, sound: 'null' })
  const told: string[] = []
  const playing = new Playing(
    (ending: Ending, { n }) => void told.push(`${n} ${ending}`),
    () => void told.push(`${playing.all.length} play`),
  )
  const begin = (n: number, handle: string): void =>
    playing.follow(k.sound.play('click.wav', { handle }) as SoundPlayer, { n })
  begin(1, 'A')
  begin(2, 'B')
  expect(told.splice(0)).toEqual(['1 play', '2 play'])
  k.sound.stop('B')
  await clock.advance(1)
  expect([told.splice(0).sort(), playing.all]).toEqual([['1 finished', '2 stopped'], []])
  begin(3, 'A')
  playing.close()
  k.close()
  await clock.advance(1)
  expect(told).toEqual(['1 play'])
})
