import { describe, expect, test } from 'vitest'
import {
  getArguments,
  monitorArguments,
  parseChips,
  parseEdge,
  parseLines,
  parseVersion,
  setArguments,
} from '../../../../../lib/gpio/backends/gpiod/syntax.ts'

const place = { chip: 'gpiochip0', offset: 4 }

test.each([
  ['gpiodetect (libgpiod) v1.6.3', 1],
  ['gpiodetect (libgpiod) v2.2.1', 2],
  ['gpiodetect (libgpiod) v0.3.2', 1],
  ['gpiodetect (libgpiod) v3.0', 2],
  ['nothing like it', 1],
])('%s is version %i', (output, version) => {
  expect(parseVersion(output)).toBe(version)
})

describe('arguments', () => {
  test('of version 1', () => {
    expect(getArguments(1, place, 'none')).toEqual(['--bias=disable', 'gpiochip0', '4'])
    expect(monitorArguments(1, place, { pull: 'up', debounce: 0 })).toEqual([
      ...['--line-buffered', '--bias=pull-up', '--format=%e %s %n', 'gpiochip0', '4'],
    ])
    expect(setArguments(1, place, 1, 'open-drain')).toEqual(['--mode=signal', '--drive=open-drain', 'gpiochip0', '4=1'])
  })

  test('of version 2', () => {
    expect(getArguments(2, place, 'none')).toEqual(['--bias=disabled', '--numeric', '--chip=gpiochip0', '4'])
    expect(monitorArguments(2, place, { pull: 'down', debounce: 0.0025 })).toEqual([
      ...[
        '--bias=pull-down',
        '--debounce-period=2500us',
        '--consumer=kaithem',
        '--format=%e %S',
        '--chip=gpiochip0',
        '4',
      ],
    ])
    expect(setArguments(2, place, 0, 'push-pull')).toEqual([
      ...['--drive=push-pull', '--consumer=kaithem', '--chip=gpiochip0', '4=0'],
    ])
  })
})

test.each([
  ['1 12 000000345', { level: 1, time: 12.000000345 }],
  ['0 12 5', { level: 0, time: 12.000000005 }],
  ['2 12.5', { level: 0, time: 12.5 }],
  ['1 7.000000001', { level: 1, time: 7.000000001 }],
  ['watching ...', undefined],
  ['', undefined],
])('the edge %j', (line, edge) => {
  expect(parseEdge(line)).toEqual(edge)
})

test('chips', () => {
  const output = 'gpiochip0 [pinctrl-bcm2711] (58 lines)\ngpiochip1 [raspberrypi-exp-gpio] (8 lines)\n'
  expect(parseChips(output)).toEqual([
    { name: 'gpiochip0', label: 'pinctrl-bcm2711', lines: 58 },
    { name: 'gpiochip1', label: 'raspberrypi-exp-gpio', lines: 8 },
  ])
})

describe('lines', () => {
  const labels = new Map([['gpiochip0', 'sim']])
  const about = (offset: number, name: string, direction: 'in' | 'out', consumer: string, used: boolean) => ({
    ...{ chip: 'gpiochip0', label: 'sim', offset, name, direction, consumer, used },
  })

  test('as version 1 prints them', () => {
    const output = [
      'gpiochip0 - 5 lines:',
      '\tline   0:      "GPIO0"       unused   input  active-high ',
      '\tline   1:      unnamed "spi0 CS1"  output   active-low [used]',
      '\tline   2:      "GPIO2"       unused  output  active-high ',
      '\tline   3:  "my output"       kernel   input  active-high [used pull-up]',
      '\tline  10:        "led"         "ACT"  output  active-high [used]',
    ]
    expect(parseLines(output.join('\n'), labels)).toEqual([
      about(0, 'GPIO0', 'in', '', false),
      about(1, '', 'out', 'spi0 CS1', true),
      about(2, 'GPIO2', 'out', '', false),
      about(3, 'my output', 'in', 'kernel', true),
      about(10, 'led', 'out', 'ACT', true),
    ])
  })

  test('as version 2 prints them', () => {
    const output = [
      'gpiochip0 - 3 lines:',
      '\tline   0:\t"GPIO0"         \tinput',
      '\tline   1:\tunnamed         \toutput active-low consumer="an output"',
      '\tline   2:\t"GPIO2"         \tinput bias=pull-up consumer=kernel',
    ]
    expect(parseLines(output.join('\n'), labels)).toEqual([
      about(0, 'GPIO0', 'in', '', false),
      about(1, '', 'out', 'an output', true),
      about(2, 'GPIO2', 'in', 'kernel', true),
    ])
  })
})
