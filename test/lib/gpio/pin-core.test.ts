import { expect, it } from 'vitest'
import { namePin, type PinState } from '../../../lib/gpio/pin-core.ts'
import { KaithemError } from '../../../lib/index.ts'
import { codeOf, gone, realRig } from './support.ts'

it('tells of every change of the state, the end included', () => {
  const { chip, k } = realRig()
  chip.drive(4, 1)
  const input = k.gpio.DigitalInput(4)
  const seen: PinState[] = []
  input.on_state((state) => seen.push(state))
  chip.drive(4, 0)
  input.set_raw_mock_value(0)
  chip.drive(4, 1)
  input.release_mocking()
  chip.unplug(4, gone())
  input.close()
  const short = seen.map(({ driver, level, error, closed }) => [driver, level, error?.code, closed].join(' '))
  expect(short.filter((text, index) => text !== short[index - 1])).toEqual([
    ...['cdev 0  false', 'mock 0  false', 'cdev 1  false', 'cdev  KAITHEM_IO false', 'cdev   true'],
  ])
})

it('a state is a snapshot', () => {
  const { k } = realRig()
  const output = k.gpio.DigitalOutput(17)
  const before = output.state
  output.on()
  expect([before.level, output.state.level]).toEqual([0, 1])
})

it('the pin stands before what its driver says, and the code stays', () => {
  const error = new KaithemError('KAITHEM_STATE', 'used by lircd', { consumer: 'lircd' })
  expect(codeOf(() => namePin('4', error))).toBe('KAITHEM_STATE')
  expect(() => namePin('4', error)).toThrow('Pin 4: used by lircd')
  expect(() => namePin('4', new Error('odd'))).toThrow('Pin 4: odd')
  expect(codeOf(() => namePin('4', new Error('odd')))).toBe('KAITHEM_IO')
})
