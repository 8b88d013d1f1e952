import { describe, expect, it } from 'vitest'
import { errorOf, render } from './support.ts'

describe('expressions', () => {
  it.each([
    ['${ {a: {b: 1}}.a.b }', '1'],
    ['${"}"}', '}'],
    ['${\'}\' + "}"}', '}}'],
    ['${`}${ `}` }`}', '}}'],
    ['${/[}]/.test("}")}', 'true'],
    ['${1 /* } */ + 1}', '2'],
    ['${1 // }\n}', '1'],
    ['${\n1 +\n1\n}', '2'],
    ['${(() => { return 1 })()}', '1'],
    ['${1, 2}', '2'],
    ['${[1, 2].map((x) => ({ x })).length}', '2'],
    ['${a || b}', '2'],
    ['${(1 | 2)}', '3'],
    ['${(() => { let a = 1; a |= 2; return a })()}', '3'],
    ['${"|"}', '|'],
    ['${"a | h"}', 'a | h'],
    ['${a ? 1 : 2 | trim}', '2'],
    ['${(x => x + 1)(1) | trim}', '2'],
    ['${[1 | 2, 3] | trim}', '3,3'],
    ['${new Date(0).getTime()}', '0'],
    ['${typeof nothing}', 'undefined'],
    ['${b?.c ?? "d"}', 'd'],
    ['${((n) => { for (;;) { if (n++ > 300) return n } })(0)}', '302'],
    ['${((n) => { while (n < 3) n++; do n++; while (n < 5); for (const x of [1]) n += x; return n })(0)}', '6'],
  ])('%j is %s', (text, expected) => {
    expect(render(text, { a: 0, b: 2 })).toBe(expected)
  })

  it.each([
    ['a\n${', 'page.html:2:3', 'no end'],
    ['${}', 'page.html:1:3', 'Unexpected token'],
    ['${a', 'page.html:1:1', 'no end'],
    ['${a b}', 'page.html:1:5', 'Expected }'],
    ['${a;}', 'page.html:1:4', 'Expected }'],
    ['${"a}', 'page.html:1:3', 'Unterminated string'],
    ['${`a}', 'page.html:1:4', 'Unterminated template'],
    ['${(a}', 'page.html:1:5', 'Unexpected token'],
    ['${a.}', 'page.html:1:5', 'Unexpected token'],
    ['${f(x=5)}', 'page.html:1:5', 'Named arguments do not exist in JavaScript'],
    ['${f(1, g(x=5))}', 'page.html:1:10', 'Named arguments'],
    ['${import.meta}', 'page.html:1:3', 'import'],
    ['${arguments}', 'page.html:1:3', 'arguments'],
    ['${k$x}', 'page.html:1:3', 'reserved'],
    ['${context = 1}', 'page.html:1:3', 'reserved'],
    ['${UNDEFINED = 1}', 'page.html:1:3', 'reserved'],
    ['<% if (1) { %>', 'page.html:1:13', 'Unexpected token'],
    ['<% let x = %>', 'page.html:1:12', 'Unexpected token'],
    ['<% a', 'page.html:1:3', 'no end'],
    ['a\n<% \n x = 1', 'page.html:2:3', 'no end'],
    ['<%! a', 'page.html:1:4', 'no end'],
    ['<% import x from "y" %>', 'page.html:1:4', 'import'],
    ['<%! await 1 %>', 'page.html:1:4', 'cannot await'],
    ['<% with (a) {} %>', 'page.html:1:4', "'with' in strict mode"],
    ['<% let STOP_RENDERING = 1 %>', 'page.html:1:8', 'reserved'],
    ['<% let k$a = 1 %>', 'page.html:1:8', 'reserved'],
  ])('refuses %j', (text, place, reason) => {
    expect(errorOf(text)).toMatchObject({ place, phase: 'compile', reason: expect.stringContaining(reason) })
  })

  it('may assign', () => {
    expect(render('${x = 5}${x}')).toBe('55')
  })
})
