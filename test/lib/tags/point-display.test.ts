import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('getters', () => {
  it('run at every read while the interval is 0, without pushing', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    const seen: number[] = []
    let count = 0
    tag.value = () => ++count
    tag.subscribe((value) => seen.push(value))
    expect([tag.value, tag.value, tag.value]).toEqual([2, 3, 4])
    expect(seen).toEqual([])
    expect([tag.pull(), seen]).toEqual([5, [5]])
  })

  it.each(['release', 'set'])('that %s their own claim have no say any more', (way) => {
    const tag = createRig().tags.get('a')
    const claim = tag.claim(1, 'c', 60)
    let calls = 0
    claim.set(() => {
      if (++calls === 1) return 4
      if (way === 'release') claim.release()
      else claim.set(5)
      return 9
    })
    const expected = way === 'release' ? 0 : 5
    expect([tag.value, tag.lastValue, claim.value, calls]).toEqual([expected, expected, way === 'release' ? 4 : 5, 2])
  })

  it('that answer by promise are not asked again before it has arrived', async () => {
    const { tags, clock, codes } = createRig()
    const tag = tags.get('a')
    const answers: ((value: number) => void)[] = []
    tag.value = () =>
      answers.length === 0 ? new Promise<number>((resolve) => answers.push(resolve)) : Promise.reject(new Error('late'))
    expect([tag.value, tag.pull(), answers.length]).toEqual([0, 0, 1])
    answers[0]?.(5)
    await clock.advance(0)
    expect([tag.lastValue, codes()]).toEqual([5, []])
    expect(tag.value).toBe(5)
    await clock.advance(0)
    expect(codes()).toEqual(['Error: late'])
  })

  it('run once per interval', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    let count = 0
    tag.interval = 2
    tag.value = () => ++count
    expect([tag.value, tag.value]).toEqual([1, 1])
    await clock.advance(2)
    expect(tag.value).toBe(2)
    expect(tag.pull()).toBe(3)
    tag.poll()
    expect(count).toBe(3)
  })

  it.each([null, undefined])('that answer %s change nothing', async (nothing) => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    tag(5, 900, 'x')
    tag.value = () => nothing
    await clock.advance(10)
    expect([tag.value, tag.timestamp]).toEqual([5, 900])
  })

  it('that answer a convertible text are taken, others keep the last value', () => {
    const { tags, codes } = createRig()
    const tag = tags.get('a')
    let answer: unknown = ' 7 '
    tag.value = () => answer
    expect(tag.value).toBe(7)
    answer = 'seven'
    expect(tag.value).toBe(7)
    expect(codes()).toEqual(['KAITHEM_VALUE'])
  })

  it('that throw keep the last value and are shown once per ten minutes', async () => {
    const { tags, clock, reports } = createRig()
    const tag = tags.get('a')
    let broken = false
    tag.value = () => {
      if (broken) throw new Error('sensor gone')
      return 4
    }
    broken = true
    for (let count = 0; count < 5; count++) expect(tag.value).toBe(4)
    expect(reports).toHaveLength(1)
    await clock.advance(601)
    expect(tag.value).toBe(4)
    expect(reports).toHaveLength(2)
    expect(reports[0]?.what).toContain('/a')
  })

  it('that read their own tag end in a coded error', () => {
    const { tags, codes } = createRig()
    const a = tags.get('a')
    const b = tags.get('b')
    a.value = () => b.value + 1
    b.value = () => a.value + 1
    expect(typeof a.value).toBe('number')
    expect(codes()).toContain('KAITHEM_CYCLE')
  })

  it('may answer by promise, one at a time', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    const waiting: ((value: unknown) => void)[] = []
    const seen: number[] = []
    tag.subscribe((value) => seen.push(value))
    tag.value = () => new Promise((resolve) => waiting.push(resolve))
    waiting[0]?.(3)
    await clock.advance(1)
    expect(seen).toEqual([3])
    void tag.value
    void tag.value
    waiting[1]?.(null)
    await clock.advance(1)
    expect([tag.lastValue, seen]).toEqual([3, [3]])
  })

  it('whose promise comes late or fails do no harm', async () => {
    const { tags, clock, codes } = createRig()
    const tag = tags.get('a')
    let resolve: (value: unknown) => void = () => {}
    tag.value = () => new Promise((done) => (resolve = done))
    tag.value = 5
    resolve(9)
    await clock.advance(1)
    expect(tag.value).toBe(5)
    tag.value = () => Promise.reject(new Error('offline'))
    await clock.advance(1)
    expect([tag.lastValue, codes()]).toEqual([5, ['Error: offline']])
  })
})

describe('background polling', () => {
  it('happens only with an interval and somebody who watches', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    let count = 0
    tag.value = () => ++count
    await clock.advance(10)
    expect(count).toBe(1)
    tag.interval = 2
    await clock.advance(10)
    expect([count, clock.pending]).toEqual([1, 0])
    const seen: number[] = []
    const off = tag.subscribe((value) => seen.push(value))
    await clock.advance(6)
    expect(seen).toEqual([2, 3, 4])
    tag.interval = 1
    await clock.advance(2)
    expect(seen).toEqual([2, 3, 4, 5, 6])
    off()
    expect(clock.pending).toBe(0)
    tag.setHandler(() => {})
    expect(clock.pending).toBe(1)
    tag.value = 3
    expect(clock.pending).toBe(0)
  })
})

describe('changes of the claims with an interval', () => {
  it('show at once what the next claim says', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    const seen: number[] = []
    tag.interval = 60
    let source = 1
    tag.value = () => source
    const claim = tag.claim(9, 'c', 60)
    tag.subscribe((value) => seen.push(value))
    source = 2
    claim.release()
    expect([tag.value, seen]).toEqual([2, [2]])
  })
})

describe('limits', () => {
  it('push when the value they show changes, with its time', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    tag(50, 900)
    const seen: unknown[] = []
    tag.subscribe((value, time) => seen.push([value, time]))
    tag.max = 10
    tag.max = 20
    tag.max = null
    tag.min = 40
    expect(seen).toEqual([
      [10, 900],
      [20, 900],
      [50, 900],
    ])
  })

  it('show on a tag that was never set, without pushing', () => {
    const tag = createRig().tags.get('a')
    let count = 0
    tag.subscribe(() => count++)
    tag.min = 5
    expect([tag.value, tag.timestamp, count]).toEqual([5, 0, 0])
  })
})

describe('the source listener', () => {
  it('is told about every switch; its errors go to its owner', () => {
    const { tags, codes } = createRig()
    const tag = tags.get('a')
    const seen: string[] = []
    tag.onSourceChanged = (name) => {
      seen.push(name)
      throw new Error('listener')
    }
    tag.claim(1, 'c', 60).release()
    tag.value = 3
    expect([seen, codes()]).toEqual([
      ['c', 'default'],
      ['Error: listener', 'Error: listener'],
    ])
    expect(codeOf(() => (tag.onSourceChanged = 5 as never))).toBe('KAITHEM_TYPE')
    tag.onSourceChanged = null
    tag.claim(1, 'c', 60)
    expect(seen).toHaveLength(2)
  })

  it('may switch the source itself without end', () => {
    const { tags, codes } = createRig()
    const tag = tags.get('a')
    tag.onSourceChanged = (name) => {
      if (name === 'c') tag.claim(1, 'd', 60).release()
      tag.claim(1, 'c', name === 'c' ? 40 : 60)
    }
    tag.claim(1, 'c', 60)
    expect(codes().length).toBeGreaterThan(0)
    expect(new Set(codes())).toEqual(new Set(['KAITHEM_LOOP']))
  })
})
