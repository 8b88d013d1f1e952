import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GpiodPrograms, leftovers, placeKey } from '../../../../../lib/gpio/backends/gpiod/programs.ts'
import { fakeGpiod } from '../fake-gpiod.ts'

const place = { chip: 'gpiochip0', offset: 4 }

test('runs them, and a failure tells what they printed', () => {
  const fake = fakeGpiod('2.2.1')
  try {
    const programs = new GpiodPrograms()
    expect([programs.missing(), programs.version]).toEqual([undefined, 2])
    expect(programs.line(place)).toMatchObject({ offset: 4, used: false })
    expect(programs.chips()).toEqual([{ name: 'gpiochip0', label: 'pinctrl-bcm2711', lines: 8 }])
    expect(() => programs.run('gpioget', ['99'])).toThrow(/level-99/)
    expect(placeKey(place)).toBe('gpiochip0:4')
  } finally {
    fake.restore()
  }
})

test('leftovers are processes for this line whose owner is gone, or is us without the line being open', () => {
  const proc = mkdtempSync(join(tmpdir(), 'kaithem-proc-'))
  const add = (pid: number, marker: string): void => {
    mkdirSync(join(proc, `${pid}`))
    writeFileSync(join(proc, `${pid}`, 'environ'), `PATH=/bin\0KAITHEM_GPIO=${marker}\0`)
  }
  const gone = 2 ** 22 + 5
  add(11, `${gone} gpiochip0 4`)
  add(12, `${gone} gpiochip0 5`)
  add(13, `${process.pid} gpiochip0 4`)
  add(14, `${process.ppid} gpiochip0 4`)
  mkdirSync(join(proc, '15'))
  expect(leftovers(place, true, proc)).toEqual([11])
  expect(leftovers(place, false, proc)).toEqual([11, 13])
})
