import { expect, it } from 'vitest'
import { disconnect, PortEntries } from '../../../lib/midi/port-entries.ts'

const closing = (closed: string[], name: string) => ({ close: () => void closed.push(name) })

it('keeps the connections of what stays and closes those of what goes', () => {
  const closed: string[] = []
  const entries = new PortEntries()
  entries.update(['a', 'b'], () => undefined)
  for (const entry of entries.all) entry.connection = closing(closed, entry.port.name)
  entries.update(['b', 'c'], () => undefined)
  expect(entries.statuses).toEqual([
    { port: 'b', nth: 0, name: 'b', open: true, error: null },
    { port: 'c', nth: 0, name: 'c', open: false, error: null },
  ])
  expect(closed).toEqual(['a'])
  entries.close()
  expect([closed, entries.statuses]).toEqual([['a', 'b'], []])
})

it('another device of the same name is another port, but is called the same', () => {
  const closed: string[] = []
  const entries = new PortEntries()
  const serials: Record<string, string> = { a: '1', b: '1' }
  const look = (): void => entries.update(['a', 'b'], (port) => serials[port])
  look()
  for (const entry of entries.all) entry.connection = closing(closed, entry.port.name)
  serials.a = '2'
  look()
  expect(closed).toEqual(['a'])
  expect(entries.statuses.map(({ name, open }) => [name, open])).toEqual([
    ['a', false],
    ['b', true],
  ])
})

it('a driver that cannot close keeps nobody from going on', () => {
  const entries = new PortEntries()
  entries.update(['a'], () => undefined)
  const [entry] = entries.all
  if (entry === undefined) throw new Error('no entry')
  entry.connection = {
    close: () => {
      throw new Error('closed already')
    },
  }
  disconnect(entry)
  expect(entries.statuses).toEqual([{ port: 'a', nth: 0, name: 'a', open: false, error: 'closed already' }])
})
