import { describe, expect, it } from 'vitest'
import { errorOf, render } from './support.ts'

describe('context', () => {
  it('has the data', () => {
    expect(
      render(
        '${context.get("x")}${context.get("no", "d")}${context.get("no") === undefined}${context["x"]}${context.x}',
        { x: 1 },
      ),
    ).toBe('1dtrue11')
    expect(
      render('${context.keys().join()}${Object.keys(context.kwargs).join()}${"x" in context}', { x: 1, y: 2 }),
    ).toBe('x,yx,ytrue')
    expect(render('${typeof context.get("Math")}')).toBe('object')
  })

  it('cannot be changed', () => {
    expect(errorOf('<% context.x = 2 %>', { x: 1 }).reason).toContain('TypeError')
    expect(render('<% context.kwargs.x = 2 %>${x}', { x: 1 })).toBe('1')
  })

  it('writes text as it is', () => {
    expect(render('a<% context.write("<b>") %>c${context.write("d") ?? ""}')).toBe('a<b>cd')
  })

  it('finds templates', () => {
    const files = { 'b.html': '' }
    expect(
      render(
        '${context.lookup.has_template("b.html")}${context.lookup.has_template("c")}${context.lookup.get_template("b.html").uri}',
        {},
        { files },
      ),
    ).toBe('truefalseb.html')
  })
})
