import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../lib/errors.ts'
import { identityOf, ownerOfNode } from '../../lib/node-scope.ts'
import { Owner } from '../../lib/scope.ts'

class FakeNode extends EventEmitter {
  readonly id = 'n1'
  name: string | undefined = 'Pump'
  readonly errors: [unknown, object | undefined][] = []
  error(error: unknown, message?: object): void {
    this.errors.push([error, message])
  }
}

describe('ownerOfNode', () => {
  it('is freed when the node closes', () => {
    const root = new Owner('root')
    const node = new FakeNode()
    const owner = ownerOfNode(node, root)
    expect(owner.name).toBe('Pump (n1)')
    node.emit('close')
    expect(owner.closed).toBe(true)
    expect(root.size).toBe(0)
  })

  it('shows errors on the node with place and code, so that Catch nodes get them', () => {
    const node = new FakeNode()
    const owner = ownerOfNode(node, new Owner('root'))
    owner.report(new KaithemError('KAITHEM_VALUE', 'too big'), 'subscriber of /a')
    expect(node.errors).toEqual([
      [expect.objectContaining({ message: 'subscriber of /a: too big', code: 'KAITHEM_VALUE' }), {}],
    ])
  })

  it('uses the id where there is no name and works without error()', () => {
    const node = { id: 'n2', on: () => undefined }
    const owner = ownerOfNode(node, new Owner('root'))
    expect(owner.name).toBe('n2')
    expect(() => owner.report(new Error('x'), 'y')).not.toThrow()
  })

  it.each([null, undefined, 5, {}])('refuses %s', (bad) => {
    expect(() => ownerOfNode(bad as never, new Owner('root'))).toThrow(
      expect.objectContaining({ code: 'KAITHEM_TYPE' }),
    )
  })
})

describe('identityOf', () => {
  it('is the node, or its own on', () => {
    const node = new FakeNode()
    expect(identityOf(node)).toBe(node)
    const on = () => undefined
    expect(identityOf({ id: 'a', on })).toBe(on)
    expect(() => identityOf({} as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})
