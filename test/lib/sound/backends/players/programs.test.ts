import { describe, expect, it } from 'vitest'
import { type Playing, playerPrograms } from '../../../../../lib/sound/backends/players/programs.ts'

const whole: Playing = { file: '/a.wav', part: { from: 0, to: Number.POSITIVE_INFINITY }, volume: 1, loop: 1, speed: 1 }
const some: Playing = { file: '/a.wav', part: { from: 2, to: 3.5 }, volume: 0.5, loop: 3, speed: 2 }

/** What each program is told, in one line. */
function told(playing: Playing): Record<string, string> {
  return Object.fromEntries(playerPrograms.map(({ program, args }) => [program, args(playing).join(' ')]))
}

it('a whole file is played without further words', () => {
  const { mplayer, ffplay, play } = told(whole)
  expect(mplayer).toMatch(/-af volume=0.00:0 \/a\.wav$/)
  expect(ffplay).toMatch(/-af volume=1.000000 -i file:\/a\.wav$/)
  expect(play).toBe('-q -V1 /a.wav vol 1.000000')
})

it('a part, louder or softer, faster, and so often', () => {
  const { mplayer, ffplay, play } = told(some)
  expect(mplayer).toMatch(/-af volume=-18\.06:0 -ss 2\.000000 -endpos 1\.500000 -loop 3 -speed 2 \/a\.wav$/)
  expect(ffplay).toMatch(
    /-af volume=0.125000,aresample=48000,asetrate=96000 -ss 2\.0+ -t 1\.50+ -loop 3 -i file:\/a\.wav$/,
  )
  expect(play).toMatch(/vol 0\.125000 trim 2\.0+ 1\.50+ speed 2 repeat 2$/)
})

it('an address is told as it is', () => {
  const file = 'http://radio.example/live'
  const { mplayer, ffplay } = told({ ...whole, file })
  expect([mplayer, ffplay]).toEqual([
    ...[
      expect.stringMatching(/-prefer-ipv4 .* http:\/\/radio\.example\/live$/),
      expect.stringMatching(/ -i http:\/\/radio\.example\/live$/),
    ],
  ])
})

it('plays until it is ended, and silence is no logarithm of nothing', () => {
  const { mplayer, ffplay, play } = told({ ...whole, loop: Number.POSITIVE_INFINITY, volume: 0 })
  expect(mplayer).toMatch(/volume=-100\.00:0 -loop 0 /)
  expect(ffplay).toMatch(/volume=0\.000000 -loop 0 /)
  expect(play).toMatch(/vol 0\.000000 repeat -$/)
})

describe('a missing sound card is told from a bad file', () => {
  const [mplayer, ffplay, sox] = playerPrograms
  it.each([
    [mplayer, 'Could not open/initialize audio device -> no sound.', "File not found: '/nowhere'"],
    [ffplay, 'No more combinations to try, audio open failed', 'nofile.wav: No such file or directory'],
    [
      sox,
      'play FAIL sox: Sorry, there is no default audio device configured',
      "play FAIL formats: can't open input file",
    ],
  ])('%#', (program, device, file) => {
    expect([program.noDevice.test(device), program.noDevice.test(file)]).toEqual([true, false])
  })
})
