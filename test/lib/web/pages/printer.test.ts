import { expect, it } from 'vitest'
import { mostPrinted, Printer } from '../../../../lib/web/pages/printer.ts'

it('prints values with spaces, objects as JSON', () => {
  const { print } = new Printer()
  const printer = new Printer()
  print('elsewhere')
  printer.print('a', 1, null, undefined, { b: [2] })
  printer.print()
  const circle: { self?: unknown } = {}
  circle.self = circle
  printer.print(circle, Object.create(null))
  expect(printer.text).toBe('a 1 null undefined {"b":[2]}\n\n[object Object] {}\n')
})

it('keeps the last characters', () => {
  const printer = new Printer()
  for (let i = 0; i < 1000; i++) printer.print(`line ${i}`)
  expect(printer.text).toHaveLength(mostPrinted)
  expect(printer.text.endsWith('line 999\n')).toBe(true)
})
