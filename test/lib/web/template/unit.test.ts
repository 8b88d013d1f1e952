import { describe, expect, it } from 'vitest'
import { compile, templates } from './support.ts'

describe('a unit', () => {
  it('has a module level of its own for each compilation', () => {
    const text = '<%! let n = 0 %>${++n}'
    const [a, b] = [compile(text), compile(text)]
    expect([a.render(), a.render(), b.render()]).toEqual(['1', '2', '1'])
  })

  it('takes odd names', () => {
    for (const name of ['a b (c).html', 'ü:1:2', '\ud800', '*/ \n', '%']) {
      expect(() => templates.compile('\n${x.y}', { name }).render({ x: undefined })).toThrow(
        expect.objectContaining({ templateName: name, line: 2, column: 5 }),
      )
    }
  })

  it('runs in strict mode', () => {
    expect(() => compile('<% Object.freeze([])[0] = 1 %>').render()).toThrow(/TypeError/)
    expect(compile('${(function () { return this === undefined })()}').render()).toBe('true')
  })
})
