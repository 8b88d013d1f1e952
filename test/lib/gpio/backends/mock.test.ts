import { describe, expect, it } from 'vitest'
import { MockBackend } from '../../../../lib/gpio/backends/mock.ts'
import { ManualClock } from '../../../../lib/index.ts'
import { testGpio } from '../../../contracts/gpio.ts'
import { codeOf } from '../support.ts'

describe('contract', () => {
  testGpio(() => {
    const clock = new ManualClock(1_700_000_000)
    const backend = new MockBackend(clock)
    return {
      backend,
      drive: (offset, level) => backend.drive({ offset }, level),
      driven: (offset) => backend.level({ offset }),
      named: { name: 'GPIO4', offset: 4 },
      now: () => clock.now(),
      pass: (seconds) => clock.advance(seconds),
    }
  })
})

const open = (backend: MockBackend, failures: string[] = []) =>
  backend.openInput(
    { offset: 4 },
    { pull: 'up', debounce: 0 },
    {
      edge: () => {},
      failed: ({ code }) => void failures.push(code),
    },
  )

it('a line that is taken away fails once and can be opened again', () => {
  const backend = new MockBackend(new ManualClock())
  const failures: string[] = []
  const line = open(backend, failures)
  backend.fail({ offset: 4 })
  backend.fail({ offset: 4 })
  expect(failures).toEqual(['KAITHEM_IO'])
  expect(codeOf(() => line.read())).toBe('KAITHEM_IO')
  const again = open(backend)
  line.close()
  expect(again.read()).toBe(1)
})

it('lists the lines of a header and those of other chips that are used', () => {
  const backend = new MockBackend(new ManualClock())
  expect(backend.lines()).toHaveLength(28)
  open(backend)
  const options = { drive: 'push-pull', level: 0 } as const
  const fan = backend.openOutput({ chip: 'gpiochip1', name: 'FAN' }, options, { failed: () => {} })
  const used = backend.lines().filter((line) => line.used)
  expect(used.map(({ chip, name, direction, consumer }) => [chip, name, direction, consumer])).toEqual([
    ['mock', 'GPIO4', 'in', 'kaithem'],
    ['gpiochip1', 'FAN', 'out', 'kaithem'],
  ])
  fan.close()
  expect(backend.lines()).toHaveLength(28)
})
