import { expect, it } from 'vitest'
import { readInputSettings } from '../../../lib/gpio/options.ts'
import { parseConfig } from '../../../nodes/gpio-in/config.ts'
import { inputOptions } from '../../../nodes/gpio-in/input-options.ts'

const settings = (raw: object) => readInputSettings('4', inputOptions(parseConfig({ pin: '4', ...raw }), 'door'))

it('says the same to the core', () => {
  expect(
    settings({ bounceTime: '0.05', debounce: '0.001', holdTime: '2', holdRepeat: true, hold: true }),
  ).toMatchObject({
    ...{ pull: 'up', activeLevel: 0, bounceTime: 0.05, debounce: 0.001, holdTime: 2, holdRepeat: true },
    ...{ comment: 'door', mock: false },
  })
})

it.each([
  [
    { pull: 'down', active: 'low' },
    { pull: 'down', activeLevel: 1 },
  ],
  [
    { pull: 'none', active: 'low' },
    { pull: 'none', activeLevel: 0 },
  ],
  [
    { pull: 'none', active: 'high', mock: true },
    { pull: 'none', activeLevel: 1, mock: true },
  ],
])('%j is %j', (raw, expected) => {
  expect(settings(raw)).toMatchObject(expected)
})

it('what the dialog hides cannot be wrong', () => {
  expect(settings({ hold: false, holdTime: '-1', holdRepeat: true })).toMatchObject({ holdTime: 1, holdRepeat: false })
})
