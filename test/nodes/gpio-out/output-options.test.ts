import { expect, it } from 'vitest'
import { readOutputSettings } from '../../../lib/gpio/options.ts'
import { parseConfig } from '../../../nodes/gpio-out/config.ts'
import { outputOptions } from '../../../nodes/gpio-out/output-options.ts'

const settings = (raw: object) =>
  readOutputSettings('DigitalOutput', '18', [outputOptions(parseConfig({ pin: '18', ...raw }), 'lamp')])

it('says the same to the core', () => {
  expect(settings({})).toMatchObject({
    activeLevel: 1,
    initialValue: 0,
    failSafe: undefined,
    comment: 'lamp',
    mock: false,
  })
  expect(
    settings({
      mode: 'pwm',
      active: 'low',
      initial: '0.3',
      failSafe: '1',
      drive: 'open-drain',
      frequency: '50',
      mock: true,
    }),
  ).toMatchObject({
    ...{ activeLevel: 0, initialValue: 0.3, failSafe: 0, drive: 'open-drain', frequency: 50, mock: true },
  })
})
