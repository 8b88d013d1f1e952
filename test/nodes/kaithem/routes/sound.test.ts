import { afterAll, beforeAll, expect, it } from 'vitest'
import kaithem from '../../../../dist/lib/index.js'
import { startRed, type TestRed } from '../../../support/red.ts'
import { ask } from './ask.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const settings = (more: object) => red.deploy([{ id: 's', type: 'kaithem-settings', ...more }])

it('tells what plays and what was asked for, by the settings node, at once and until it is gone', async () => {
  await settings({ sound: 'null' })
  expect(await ask(red, 'kaithem/editor/sound')).toEqual({
    status: 200,
    body: { backend: 'null', asked: 'null', refusals: [], outputs: [''], changesVolume: true },
  })
  expect(kaithem.sound.backend.name).toBe('null')
  await red.deploy([])
  expect((await ask(red, 'kaithem/editor/sound')).body).toMatchObject({ asked: 'auto' })
})

it('the settings node names the folders with sounds', async () => {
  await settings({ sound: 'null', audioPaths: '/srv/none\nbells' })
  expect(kaithem.sound.directories).toEqual(['/srv/none', 'bells', '__default__'])
  expect(kaithem.sound.resolveSound('chime.wav')).toContain('chime.wav')
  await red.deploy([])
  expect(kaithem.sound.directories).toEqual(['__default__'])
})
