import { describe, expect, it } from 'vitest'
import { createErrorNotifier, errorTopic } from '../../lib/notify.ts'
import { ManualClock } from '../../lib/platform/fake/clock.ts'
import { createMemoryLog } from '../../lib/platform/fake/log.ts'

function rig() {
  const clock = new ManualClock(1000)
  const log = createMemoryLog()
  const posts: [string, string][] = []
  const notify = createErrorNotifier({ clock, log, post: (topic, message) => void posts.push([topic, message]) })
  return { clock, log, posts, notify }
}

describe('createErrorNotifier', () => {
  it('logs and posts the first error of a place', () => {
    const { notify, log, posts } = rig()
    notify(new Error('dry'), 'subscriber of /pump', false)
    expect(log.entries).toEqual([{ level: 'error', text: 'subscriber of /pump: dry' }])
    expect(posts).toEqual([[errorTopic, 'subscriber of /pump: dry']])
  })

  it('does not log what a node has shown already', () => {
    const { notify, log, posts } = rig()
    notify(new Error('dry'), 'x', true)
    expect(log.entries).toEqual([])
    expect(posts).toHaveLength(1)
  })

  it('counts repeats within a minute and tells them with the next', async () => {
    const { notify, log, posts, clock } = rig()
    for (let i = 0; i < 5; i++) notify(new Error('dry'), 'x', false)
    notify(new Error('wet'), 'y', false)
    expect(posts).toHaveLength(2)
    await clock.advance(61)
    notify(new Error('dry'), 'x', false)
    expect(log.entries.at(-1)?.text).toBe('x: dry (and 4 more before)')
  })

  it('remembers a bounded number of places', () => {
    const { notify, posts } = rig()
    for (let i = 0; i < 1001; i++) notify(new Error('e'), `place ${i}`, true)
    notify(new Error('e'), 'place 1000', true)
    expect(posts).toHaveLength(1001)
    notify(new Error('e'), 'place 0', true)
    expect(posts).toHaveLength(1002)
  })
})
