/** What settings.js decides; the settings node has its own tests. @module */

import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { startRed, type TestRed } from '../../support/red.ts'
import { functionFlow } from './flows.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed({
    settings: { kaithem: { functionGlobal: false, allowShell: false, synth: 'null', soundfont: '' } },
  })
})
afterAll(() => red.stop())

test('with the switch off, the bare word is gone and global.get gives the live object', async () => {
  const code = "return { payload: [typeof kaithem, typeof RED.util.kaithem, global.get('kaithem')] }"
  await red.deploy(functionFlow('f', code))
  red.receive('f', {})
  const [bare, util, value] = (await red.next('f-out')).payload as unknown[]
  expect([bare, util]).toEqual(['undefined', 'undefined'])
  expect(value).toBe(kaithem)
})

test('the switch is told to the editor', async () => {
  const settings = (await (await fetch(`${red.http}/settings`)).json()) as { kaithem?: object }
  expect(settings.kaithem).toEqual({ functionGlobal: false })
})

test('commands are off where settings.js says so, whatever the settings node says', async () => {
  const code = "try { global.get('kaithem').sys.shellex('id') } catch (e) { return { payload: [e.code, e.message] } }"
  await red.deploy([...functionFlow('f', code), { id: 's', type: 'kaithem-settings', allowShell: true }])
  red.receive('f', {})
  const [errorCode, text] = (await red.next('f-out')).payload as string[]
  expect(errorCode).toBe('KAITHEM_DISABLED')
  expect(text).toContain('settings.js')
})

test('what plays notes is what settings.js says; an empty path there leaves the SoundFont to the settings node', async () => {
  await red.deploy([{ id: 's', type: 'kaithem-settings', synth: 'fluidsynth', soundfont: '/own.sf2' }])
  expect(kaithem.midi.diagnostics()).toMatchObject({ synth: 'null', soundfont: '/own.sf2' })
})
