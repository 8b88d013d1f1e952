import { expect, it } from 'vitest'
import { Outlet } from '../../../nodes/_runtime/outlet.ts'

it('keeps messages until the flow runs', () => {
  const sent: object[] = []
  const outlet = new Outlet((message) => void sent.push(message))
  outlet.put({ n: 1 })
  expect(sent).toEqual([])
  outlet.open()
  outlet.put({ n: 2 })
  expect(sent).toEqual([{ n: 1 }, { n: 2 }])
})
