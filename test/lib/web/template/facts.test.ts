import { describe, expect, it } from 'vitest'
import { boundNames, namedArgument, withInsertions } from '../../../../lib/web/template/facts.ts'
import type { JsNode } from '../../../../lib/web/template/javascript.ts'
import { Source } from '../../../../lib/web/template/source.ts'
import { javascript } from './support.ts'

const parse = (text: string): JsNode => javascript.expression(new Source('a', text), text, 0).node

it('boundNames finds the names in a pattern', () => {
  const { params } = parse('({ a, b: [c, ...d], e = 1, ...f }, g = 2, ...h) => 0') as unknown as { params: JsNode[] }
  const names = params.flatMap((param) => boundNames(param)).map(({ name }) => name)
  expect(names).toEqual(['a', 'c', 'd', 'e', 'f', 'g', 'h'])
})

describe('namedArgument', () => {
  it('finds assignments among arguments', () => {
    expect(namedArgument(parse('a(1, b(x = 5))'))).toMatchObject({ start: 7 })
    expect(namedArgument(parse('new A(x = 5)'))).toMatchObject({ start: 6 })
    expect(namedArgument(parse('[a(1), x = 5, () => x = 5, a(x += 1, x == 5, { x: 5 })]'))).toBeUndefined()
  })
})

describe('withInsertions', () => {
  it('puts texts in and tells where', () => {
    const result = withInsertions('0123456789', 2, 8, [
      { at: 6, text: 'B' },
      { at: 3, text: 'AA' },
    ])
    expect(result).toEqual({
      code: '2AA345B67',
      shifts: [
        { at: 1, length: 2 },
        { at: 6, length: 1 },
      ],
    })
    expect(withInsertions('0123', 1, 3, [])).toEqual({ code: '12', shifts: [] })
  })

  it('closes a statement after its parts', () => {
    expect(
      withInsertions('for(;;)return', 0, 13, [
        { at: 7, text: '{g' },
        { at: 13, text: '}' },
        { at: 13, text: " ''" },
      ]).code,
    ).toBe("for(;;){greturn ''}")
  })
})
