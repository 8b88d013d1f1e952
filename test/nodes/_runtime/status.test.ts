import { beforeEach, describe, expect, test } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Status } from '../../../nodes/_runtime/status.ts'

interface Sent {
  fill?: string
  shape?: string
  text?: string
}

let clock: ManualClock
let sent: Sent[]
let status: Status

beforeEach(() => {
  clock = new ManualClock(1000)
  sent = []
  status = new Status({ type: 'kaithem-x', status: (shown) => sent.push(shown) }, clock)
})

const texts = (): unknown[] => sent.map(({ text }) => text)
const own = '@kaithem/node-red-kaithem/kaithem-x:'
const shared = '@kaithem/node-red-kaithem/kaithem:'

describe('texts', () => {
  test('values go out as they are, at once', () => {
    status.text('21.5 °C')
    expect(sent).toEqual([{ fill: 'green', shape: 'dot', text: '21.5 °C' }])
  })

  test('keys go out with their set, for the editor to translate', async () => {
    status.key('kaithem-x.status.idle', 'yellow', 'dot')
    await clock.advance(1)
    status.key('kaithem:status.ready')
    expect(sent).toEqual([
      { fill: 'yellow', shape: 'dot', text: `${own}kaithem-x.status.idle` },
      { fill: 'grey', shape: 'ring', text: `${shared}status.ready` },
    ])
  })

  test('a value that takes work is made only when it is shown', async () => {
    const made: number[] = []
    for (let n = 1; n <= 1000; n++) {
      status.lazy(() => {
        made.push(n)
        return `${n} W`
      })
    }
    expect(made).toEqual([1])
    await clock.advance(0.25)
    expect(made).toEqual([1, 1000])
    expect(texts()).toEqual(['1 W', '1000 W'])
  })

  test('a value that stays the same is made four times a second at most, and the pause ends', async () => {
    let made = 0
    for (let n = 0; n < 100; n++) {
      status.lazy(() => `${made++ > -1}`)
      await clock.advance(0.01)
    }
    expect(made).toBeLessThanOrEqual(5)
    expect(texts()).toEqual(['true'])
    await clock.advance(1)
    expect(clock.pending).toBe(0)
  })

  test('the same function is asked again, also for what it says later', async () => {
    let value = 0
    const make = (): string => `${value} W`
    status.lazy(make)
    value = 1
    status.lazy(make)
    await clock.advance(0.25)
    await clock.advance(10)
    value = 2
    expect(texts()).toEqual(['0 W', '1 W'])
    status.lazy(make)
    expect(texts()).toEqual(['0 W', '1 W', '2 W'])
    await clock.advance(1)
    expect(clock.pending).toBe(0)
  })

  test('a value that cannot be made is shown as what went wrong', () => {
    status.lazy(() => {
      throw new Error('no unit')
    })
    expect(sent).toEqual([{ fill: 'yellow', shape: 'ring', text: 'no unit' }])
  })

  test('long values are cut', () => {
    status.text('x'.repeat(1000))
    expect(sent[0]?.text).toHaveLength(64)
  })
})

describe('errors', () => {
  test('a coded error shows the text of its code', () => {
    status.error(new KaithemError('KAITHEM_UNIT', 'no such unit'))
    expect(sent).toEqual([{ fill: 'red', shape: 'ring', text: `${shared}errors.KAITHEM_UNIT` }])
    expect(status.faulty).toBe(true)
  })

  test.each([
    ['an error', new Error('broken'), 'broken'],
    ['text', 'broken', 'broken'],
    ['nothing', undefined, 'undefined'],
  ])('%s without code shows itself', (_name, error, text) => {
    status.error(error)
    expect(texts()).toEqual([text])
  })

  test('after it the usual status comes back', async () => {
    status.text('1')
    status.error(new Error('broken'))
    await clock.advance(1)
    status.recover()
    await clock.advance(1)
    expect(texts()).toEqual(['1', 'broken', '1'])
    expect(status.faulty).toBe(false)
  })

  test('a new status takes its place, even an equal one', async () => {
    status.text('1')
    status.error(new Error('broken'))
    await clock.advance(1)
    status.text('1')
    await clock.advance(1)
    expect(texts()).toEqual(['1', 'broken', '1'])
  })

  test('without a usual status nothing is left', async () => {
    status.error(new Error('broken'))
    status.recover()
    await clock.advance(1)
    expect(sent.at(-1)).toEqual({})
  })
})

describe('rate', () => {
  test('at most four a second, the latest wins', async () => {
    for (let tick = 0; tick < 100; tick++) {
      status.text(String(tick))
      await clock.advance(0.01)
    }
    expect(sent.length).toBeLessThanOrEqual(5)
    await clock.advance(1)
    expect(texts().at(-1)).toBe('99')
  })

  test('equal ones are not sent again', async () => {
    for (const _ of [1, 2, 3]) {
      status.text('same')
      await clock.advance(1)
    }
    expect(sent).toHaveLength(1)
  })

  test('back to what is shown within the pause sends nothing', async () => {
    status.text('a')
    status.text('b')
    status.text('a')
    await clock.advance(1)
    expect(texts()).toEqual(['a'])
  })

  test('no timer is left once all is said', async () => {
    status.text('a')
    status.text('b')
    await clock.advance(1)
    expect(clock.pending).toBe(0)
  })
})

describe('end', () => {
  test('clear shows nothing', async () => {
    status.text('a')
    status.clear()
    await clock.advance(1)
    expect(sent.at(-1)).toEqual({})
  })

  test('close clears at once, once, and for good', async () => {
    status.text('a')
    status.text('b')
    status.close()
    status.close()
    status.text('c')
    status.error(new Error('late'))
    await clock.advance(1)
    expect(sent).toEqual([{ fill: 'green', shape: 'dot', text: 'a' }, {}])
    expect(clock.pending).toBe(0)
  })

  test('close of one that never showed anything sends nothing', () => {
    status.close()
    expect(sent).toEqual([])
  })
})
