/** What it plays is heard in test/sound/players.test.ts, by the real programs. */

import { expect, it } from 'vitest'
import { ManualClock } from '../../../../../lib/index.ts'
import { PlayerBackend } from '../../../../../lib/sound/backends/players/players.ts'
import { playerPrograms } from '../../../../../lib/sound/backends/players/programs.ts'

const clock = new ManualClock()

function create(installed: readonly string[], index = 1): PlayerBackend {
  const which = (program: string): string | null => (installed.includes(program) ? `/usr/bin/${program}` : null)
  return new PlayerBackend({ clock, which, lengthOf: () => undefined }, playerPrograms[index])
}

it('is called as its choice, and tells what it cannot do', () => {
  expect(playerPrograms.map((_, index) => create([], index).name)).toEqual(['mplayer', 'ffplay', 'sox'])
  const common = { volume: false, pause: true, parts: true, loop: true, speed: true, outputs: false }
  const urls = playerPrograms.map((_, index) => create([], index).features.urls)
  expect([create([]).features, urls]).toEqual([{ ...common, urls: true }, [true, true, false]])
  expect(create([]).outputs()).toEqual([])
})

it('says what to install', () => {
  const answers = [[], ['ffplay'], ['ffplay', 'setpriv']].map((installed) => create(installed).probe()?.data)
  const expected = [{ program: 'ffplay' }, { program: 'setpriv' }, undefined]
  if (process.platform === 'linux') expect(answers).toEqual(expected)
  else
    expect(answers.map((each) => each?.detail)).toEqual(
      Array(3).fill('ffplay is used on Linux only, which can end it together with Node-RED'),
    )
})
