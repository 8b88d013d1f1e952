import { describe, expect, it } from 'vitest'
import { createRig } from './support.ts'

describe('telling subscribers', () => {
  it('is done before the set returns, in order, with value, time and annotation', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    const seen: unknown[] = []
    tag.subscribe((...all) => seen.push(['first', ...all]))
    tag.subscribe((...all) => seen.push(['second', ...all]))
    tag(5, 990, 'note')
    expect(seen).toEqual([
      ['first', 5, 990, 'note'],
      ['second', 5, 990, 'note'],
    ])
  })

  it('survives those that throw or reject', async () => {
    const { tags, clock, reports } = createRig()
    const tag = tags.get('a')
    const seen: number[] = []
    const errors: unknown[] = []
    const bad = (): never => {
      throw new Error('bad')
    }
    tags.on_subscriber_error((...all) => errors.push(all))
    tag.subscribe(bad)
    tag.subscribe(() => Promise.reject(new Error('worse')))
    tag.subscribe((value) => seen.push(value))
    tag.value = 5
    await clock.advance(0)
    expect(seen).toEqual([5])
    expect(reports.map(({ what, error }) => [what, String(error)])).toEqual([
      ['subscriber of tag /a', 'Error: bad'],
      ['subscriber of tag /a', 'Error: worse'],
    ])
    expect(errors[0]).toEqual([tag, bad, 5, new Error('bad')])
  })

  it('does not let listeners for errors do harm', () => {
    const { tags, codes } = createRig()
    const off = tags.onSubscriberError(() => {
      throw new Error('listener')
    })
    tags.get('a').subscribe(() => {
      throw new Error('bad')
    })
    tags.get('a').value = 1
    expect(codes()).toEqual(['Error: bad', 'Error: listener'])
    off()
    tags.get('a').value = 2
    expect(codes()).toHaveLength(3)
  })

  it('never shows a later one an old value when an earlier one sets the tag', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    const seen: number[] = []
    tag.subscribe((value) => {
      if (value > 10) tag.value = 10
    })
    tag.subscribe((value) => seen.push(value))
    tag.value = 50
    expect(seen).toEqual([10])
  })

  it('keeps its list: who subscribes during a push waits, who unsubscribes is left out', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    const seen: string[] = []
    const offs: (() => void)[] = []
    tag.subscribe(() => {
      offs[0]?.()
      tag.subscribe(late)
    })
    const late = (): void => {
      seen.push('late')
    }
    offs.push(tag.subscribe(() => seen.push('gone')))
    tag.value = 1
    expect(seen).toEqual([])
    tag.value = 2
    expect(seen).toEqual(['late'])
  })
})
