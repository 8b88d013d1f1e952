import { describe, expect, it } from 'vitest'
import { runInBackground } from '../../../lib/misc/background.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Owner } from '../../../lib/scope.ts'

function rig() {
  const clock = new ManualClock(1_700_000_000)
  const posted: unknown[] = []
  const reported: string[] = []
  const owner = new Owner('a node', undefined, (error, what) => reported.push(`${what}: ${String(error)}`))
  const deps = { clock, post: (topic: string, message: unknown) => posted.push([topic, message]) }
  return { clock, posted, reported, owner, run: (work: unknown) => runInBackground(deps, owner, work) }
}

describe('runInBackground', () => {
  it('runs after the running code, in order', async () => {
    const { clock, owner, run } = rig()
    const done: number[] = []
    run(() => done.push(1))
    run(() => done.push(2))
    expect(done).toEqual([])
    await clock.advance(0)
    expect(done).toEqual([1, 2])
    expect(owner.size).toBe(0)
  })

  it('posts and reports what is thrown, also later', async () => {
    const { clock, posted, reported, run } = rig()
    run(function broken() {
      throw new Error('oh')
    })
    run(async () => {
      throw new Error('later')
    })
    run(() => {
      throw Object.create(null)
    })
    await clock.advance(0)
    const topic = '/system/errors/workers'
    expect(posted).toContainEqual([topic, 'oh'])
    expect(posted).toContainEqual([topic, 'later'])
    expect(posted).toHaveLength(3)
    expect(reported).toContain('misc.do(broken): Error: oh')
  })

  it('does not begin when the owner has gone', async () => {
    const { clock, owner, run } = rig()
    const done: number[] = []
    run(() => done.push(1))
    owner.dispose()
    await clock.advance(0)
    expect(done).toEqual([])
    expect(clock.pending).toBe(0)
    expect(() => run(() => {})).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
    expect(clock.pending).toBe(0)
  })

  it.each([undefined, null, 'f()', {}])('refuses %j', (work) => {
    expect(() => rig().run(work)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})
