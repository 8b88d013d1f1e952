import { expect, test } from 'vitest'
import { OpenLines } from '../../../../lib/gpio/backends/open-lines.ts'

test('closes what is open, once, and not what was closed before', () => {
  const open = new OpenLines()
  const closed: string[] = []
  const add = (name: string) => open.add({ name, close: () => closed.push(name) })
  const [one, two] = [add('one'), add('two')]
  one?.close()
  open.close()
  open.close()
  expect([closed, two?.name]).toEqual([['one', 'two'], 'two'])
})
