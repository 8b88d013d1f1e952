import { expect, test } from 'vitest'
import {
  cannotDo,
  faultCode,
  lineFault,
  lineGone,
  lineTaken,
  lineText,
  noSuchLine,
  SystemFault,
} from '../../../../lib/gpio/backends/line-errors.ts'

const address = { chip: 'gpiochip0', offset: 4 }

test('lines in words', () => {
  expect([lineText(address), lineText({ offset: 4 }), lineText({ name: 'LED' })]).toEqual([
    ...['line 4 of gpiochip0', 'line 4', 'the line named LED'],
  ])
})

test('codes and texts', () => {
  expect(lineTaken(address, 'spi0')).toMatchObject({
    code: 'KAITHEM_STATE',
    message: expect.stringContaining('"spi0"'),
  })
  expect(lineTaken(address, '').message).toContain('gave no name')
  expect(noSuchLine({ name: 'LED' }, 'There are: none.').message).toBe('There is no line named LED. There are: none.')
  expect(cannotDo('onoff', 'do PWM', 'Use cdev.')).toMatchObject({
    ...{ code: 'KAITHEM_VALUE', message: 'The driver onoff cannot do PWM. Use cdev.' },
  })
  expect(lineGone(address).code).toBe('KAITHEM_IO')
})

test('a chip that is gone has its own text, other faults name the error', () => {
  expect(lineFault(address, 'read', new SystemFault('ioctl', 'ENODEV')).message).toMatch(/is gone/)
  const fault = lineFault(address, 'read', new SystemFault('ioctl', 'EIO'))
  expect([fault.message, fault.data]).toEqual([
    'line 4 of gpiochip0 could not be read: ioctl failed: EIO.',
    { ...address, errno: 'EIO' },
  ])
  expect(lineFault(address, 'read', 'odd').message).toMatch(/odd/)
  expect([faultCode(undefined), faultCode(new Error('x'))]).toEqual(['', ''])
})
