import { expect, it } from 'vitest'
import { PortListeners } from '../../../lib/midi/port-listeners.ts'
import { Owner } from '../../../lib/scope.ts'

const port = (name: string, open = false, error: string | null = null) => ({ name, port: name, open, error })

it('each is told once of what there is, and of every change', () => {
  const owner = new Owner('test')
  const listeners = new PortListeners()
  const seen: string[] = []
  const tell = (inputs: object[], outputs: object[] = []): void => listeners.tell(() => ({ inputs, outputs }) as never)
  listeners.add(owner, ({ inputs }: { inputs: unknown[] }) => seen.push(`a${inputs.length}`))
  tell([])
  listeners.add(owner, ({ inputs }: { inputs: unknown[] }) => seen.push(`b${inputs.length}`))
  tell([])
  tell([port('pad')])
  tell([port('pad')], [])
  tell([port('pad', false, 'in use')])
  expect(seen).toEqual(['a0', 'b0', 'a1', 'b1', 'a1', 'b1'])
})

it('that an output was opened is no news', () => {
  const listeners = new PortListeners()
  let count = 0
  listeners.add(new Owner('test'), () => void count++)
  listeners.tell(() => ({ inputs: [], outputs: [port('organ')] }))
  listeners.tell(() => ({ inputs: [], outputs: [port('organ', true)] }))
  expect(count).toBe(1)
})

it('what one throws, or does to its copy, is no concern of the others; it ends with its owner', () => {
  const reported: unknown[] = []
  const owner = new Owner('test', undefined, (error) => void reported.push((error as Error).message))
  const listeners = new PortListeners()
  const seen: number[] = []
  listeners.add(owner, ({ inputs }: { inputs: unknown[] }) => {
    inputs.length = 0
    throw new Error('mine')
  })
  listeners.add(owner, ({ inputs }: { inputs: unknown[] }) => seen.push(inputs.length))
  listeners.tell(() => ({ inputs: [port('pad')], outputs: [] }))
  owner.dispose()
  listeners.tell(() => ({ inputs: [], outputs: [] }))
  expect([reported, seen]).toEqual([['mine'], [1]])
  expect(() => listeners.add(owner, 5)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})
