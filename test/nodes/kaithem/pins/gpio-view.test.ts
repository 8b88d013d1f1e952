import { expect, it } from 'vitest'
import { KaithemError } from '../../../../lib/errors.ts'
import type { GpioDiagnostics, PinDescription } from '../../../../lib/gpio/api.ts'
import { gpioView, pinView } from '../../../../nodes/kaithem/pins/gpio-view.ts'

const pin: PinDescription = {
  ...{ pin: '4', kind: 'input', value: 1, tag: '/system/gpio/4', comment: 'door', active_level: 'low' },
  ...{ gpio: 4, physical: 7, owner: 'node', driver: 'cdev', mocked: false, mock_reason: null, forced: false },
  ...{ level: 0, error: null, warnings: [], closed: false },
}
const line = {
  chip: 'gpiochip0',
  label: 'pinctrl-rp1',
  offset: 4,
  name: 'GPIO4',
  consumer: 'x',
  used: true,
  direction: 'in',
}

function diagnostics(changes: object): { diagnostics(): GpioDiagnostics } {
  const found = { driver: 'cdev', why: '', tried: [], chips: [], lines: [], pins: [], error: null, ...changes }
  return { diagnostics: () => found as unknown as GpioDiagnostics }
}

it('says what a pin does', () => {
  expect(pinView(pin)).toEqual({
    ...{ pin: '4', kind: 'input', comment: 'door', value: 1, level: 0, activeHigh: false, driver: 'cdev' },
    ...{ mockReason: null, forced: false, problem: null, warnings: [] },
  })
  const error = new KaithemError('KAITHEM_IO', 'gone', {})
  expect(pinView({ ...pin, level: null, error })).toMatchObject({ level: null, problem: { reason: 'gone' } })
})

it('calls a pin by the name of the function that made it, where nothing else is said', () => {
  const called = (comment: string, owner: string): string => pinView({ ...pin, comment, owner }).comment
  expect(called('', 'night watch (a1b2)')).toBe('night watch')
  expect(called('door', 'night watch (a1b2)')).toBe('door')
  expect(called('', 'a1b2')).toBe('')
})

it('says which lines the number alone names', () => {
  const other = { ...line, chip: 'gpiochip1', label: 'expander' }
  const header = (lines: object[]): boolean[] =>
    gpioView(diagnostics({ lines }), 'auto').lines.map((each) => each.header)
  expect(header([line, other])).toEqual([true, false])
  expect(header([other])).toEqual([true])
  expect(header([])).toEqual([])
})

it('says why drivers are not used', () => {
  const refusal = { reason: 'noLibrary', message: 'no koffi', data: { package: 'koffi' } }
  const view = gpioView(diagnostics({ driver: 'mock', tried: [{ driver: 'cdev', refusal }] }), 'auto')
  expect(view).toMatchObject({ driver: 'mock', asked: 'auto', refusals: [{ driver: 'cdev', ...refusal }] })
})
