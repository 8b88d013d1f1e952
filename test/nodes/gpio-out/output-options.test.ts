import { expect, it } from 'vitest'
import { readOutputSettings } from '../../../lib/gpio/options.ts'
import { parseConfig } from '../../../nodes/gpio-out/config.ts'
import { outputOptions } from '../../../nodes/gpio-out/output-options.ts'

const settings = (raw: object, kind = 'DigitalOutput') =>
  readOutputSettings(kind, '18', [outputOptions(parseConfig({ pin: '18', ...raw }), 'lamp')])

it('says the same to the core', () => {
  expect(settings({})).toMatchObject({
    activeLevel: 1,
    initialValue: 0,
    failSafe: undefined,
    comment: 'lamp',
    mock: false,
  })
  expect(settings({ drive: 'open-drain', failSafe: '0' })).toMatchObject({ drive: 'open-drain', failSafe: 0 })
  const pwm = { mode: 'pwm', active: 'low', initial: '0.3', failSafe: '1', frequency: '50', mock: true }
  expect(settings(pwm, 'PWMOutput')).toMatchObject({
    ...{ activeLevel: 0, initialValue: 0.3, failSafe: 0, frequency: 50, mock: true },
  })
})

it('what the dialog hides cannot be wrong', () => {
  expect(settings({ mode: 'digital', frequency: '-5' }).frequency).toBe(100)
  expect(settings({ mode: 'pwm', drive: 'open-drain' }, 'PWMOutput').drive).toBe('push-pull')
})
