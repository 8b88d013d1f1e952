import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRed, type TestRed } from '../../../support/red.ts'
import { ask } from './ask.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

test('tells versions, numbers and settings', async () => {
  expect(await ask(red, 'kaithem/editor/diagnostics')).toEqual({
    status: 200,
    body: {
      nodeRed: expect.stringMatching(/^[45]\./),
      node: process.version,
      tags: expect.any(Number),
      machines: 0,
      functionGlobal: true,
      allowShell: true,
      vardir: `${red.userDir}/kaithem`,
      settings: {
        ...{ timezone: '', vardir: '', functionGlobal: true, allowShell: true },
        ...{ gpio: 'auto', sound: 'auto', audioPaths: ['__default__'], midi: 'auto', synth: 'auto', soundfont: '' },
      },
    },
  })
})
