import { describe, expect, it } from 'vitest'
import { createSubscription, Owner } from '../../lib/scope.ts'

const item = (log: string[], name: string) => ({ dispose: () => void log.push(name) })

describe('Owner', () => {
  it('frees newest first, and its children with it', () => {
    const freed: string[] = []
    const root = new Owner('root')
    root.own(item(freed, 'first'))
    const child = new Owner('child', root)
    child.own(item(freed, 'in child'))
    root.own(item(freed, 'last'))
    root.dispose()
    expect(freed).toEqual(['last', 'in child', 'first'])
    expect(child.closed).toBe(true)
    expect(root.size).toBe(0)
  })

  it('frees each thing once, also when disposed twice or disowned before', () => {
    const freed: string[] = []
    const owner = new Owner('o')
    const gone = owner.own(item(freed, 'gone'))
    owner.own(item(freed, 'kept'))
    owner.disown(gone)
    owner.dispose()
    owner.dispose()
    expect(freed).toEqual(['kept'])
  })

  it('leaves its parent when it is disposed', () => {
    const root = new Owner('root')
    const child = new Owner('child', root)
    expect(root.size).toBe(1)
    child.dispose()
    expect(root.size).toBe(0)
  })

  it('refuses and frees what comes too late', () => {
    const freed: string[] = []
    const owner = new Owner('lamp flow')
    owner.dispose()
    expect(() => owner.own(item(freed, 'late'))).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
    expect(freed).toEqual(['late'])
  })

  it('frees the rest when one item throws, and reports it', () => {
    const freed: string[] = []
    const errors: string[] = []
    const owner = new Owner('o', undefined, (error, what) => errors.push(`${what}: ${error}`))
    owner.own(item(freed, 'a'))
    owner.own({
      dispose: () => {
        throw new Error('stuck')
      },
    })
    owner.dispose()
    expect(freed).toEqual(['a'])
    expect(errors).toEqual(['closing o: Error: stuck'])
  })

  it('reports to every listener outwards and says whether it was shown', () => {
    const seen: [string, boolean][] = []
    const root = new Owner('root', undefined, (_, __, shown) => seen.push(['root', shown]))
    const quiet = new Owner('quiet', root)
    const node = new Owner('node', quiet, (_, __, shown) => seen.push(['node', shown]))
    node.report(new Error('x'), 'subscriber of /a')
    quiet.report(new Error('y'), 'subscriber of /b')
    expect(seen).toEqual([
      ['node', false],
      ['root', true],
      ['root', false],
    ])
  })
})

describe('a listener for errors that throws', () => {
  it('neither stops the one who reports nor hides the error from the outer owners', () => {
    const seen: [string, boolean][] = []
    const root = new Owner('root', undefined, (_, what, shown) => seen.push([what, shown]))
    const node = new Owner('node', root, () => {
      throw new Error('no display')
    })
    node.report(new Error('x'), 'subscriber of /a')
    expect(seen).toEqual([['subscriber of /a', false]])
  })
})

describe('createSubscription', () => {
  it.each(['call', 'unsubscribe', 'dispose', 'symbol', 'owner'] as const)('ends once by %s', (way) => {
    let ended = 0
    const owner = new Owner('o')
    const subscription = createSubscription(owner, () => ended++)
    const ways = {
      call: () => subscription(),
      unsubscribe: () => subscription.unsubscribe(),
      dispose: () => subscription.dispose(),
      symbol: () => subscription[Symbol.dispose](),
      owner: () => owner.dispose(),
    }
    ways[way]()
    ways[way]()
    subscription()
    expect(ended).toBe(1)
    expect(owner.size).toBe(0)
  })
})
