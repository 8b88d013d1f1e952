import { describe, expect, it } from 'vitest'
import { compile, errorOf, render, templates } from './support.ts'

describe('look-up', () => {
  it('starts in the folder of the template that asks', () => {
    const files = {
      '/a/x.html': '<%include file="y.html"/>',
      '/a/y.html': 'y<%include file="../z.html"/>',
      '/z.html': 'z',
    }
    expect(render('<%include file="/a/x.html"/>', {}, { files, name: '/p/page.html' })).toBe('yz')
    expect(render('<%include file="x.html"/>', {}, { files, name: '/a/page.html' })).toBe('yz')
  })

  it('finds names with and without the first slash', () => {
    expect(render('<%include file="/b.html"/>', {}, { files: { 'b.html': 'b' } })).toBe('b')
    expect(render('<%include file="b.html"/>', {}, { files: { '/b.html': 'b' } })).toBe('b')
  })

  it.each([['../b.html'], ['//b.html'], ['..\\b.html'], ['b\0'], ['%2e%2e/b.html'], ['/../b.html'], ['']])(
    'refuses %j',
    (uri) => {
      const asked: string[] = []
      const lookup = (name: string) => {
        asked.push(name)
        return 'found'
      }
      expect(errorOf('\n<%include file="${uri}"/>', { uri }, { lookup })).toMatchObject({
        place: expect.stringMatching(/^page.html:2:/),
      })
      expect(asked).toEqual([])
    },
  )

  it('reports what is missing, and what is no text', () => {
    expect(errorOf('a\n <%include file="no.html"/>', {}, { files: {} })).toMatchObject({
      place: 'page.html:2:2',
      reason: 'There is no template no.html',
    })
    expect(errorOf('<%include file="no.html"/>').reason).toBe('There is no template no.html')
    expect(errorOf('<%include file="x"/>', {}, { lookup: () => 5 as never }).reason).toContain('no text')
  })

  it('errors of an included text have its name', () => {
    expect(errorOf('<%include file="b.html"/>', {}, { files: { 'b.html': 'a\n% if' } })).toMatchObject({
      place: 'b.html:2:5',
      phase: 'compile',
    })
  })
})

describe('included templates', () => {
  it('are made again when their text changes, and keep their module level until then', () => {
    let text = '<%! let n = 0 %>${++n}'
    const lookup = () => text
    const page = templates.compile('<%include file="i"/>', { lookup })
    expect([page.render(), page.render()]).toEqual(['1', '2'])
    expect(templates.compile('<%include file="i"/>', { lookup }).render()).toBe('3')
    text = 'new'
    expect(page.render()).toBe('new')
  })

  it('are not shared between look-ups', () => {
    const page = () => compile('<%include file="i"/>', { files: { i: '<%! let n = 0 %>${++n}' } })
    expect([page().render(), page().render()]).toEqual(['1', '1'])
  })
})
