import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TemplateError } from '../../../../lib/web/template/error.ts'
import { compile, errorOf, render } from './support.ts'

describe('text', () => {
  it('stays as it is', () => {
    expect(render('a $ { } % # \\ \\x <b> </b> <!-- --> $x ü 😀\n\tend')).toBe(
      'a $ { } % # \\ \\x <b> </b> <!-- --> $x ü 😀\n\tend',
    )
    expect(render('')).toBe('')
    expect(render('\ufeffa')).toBe('a')
    expect(render('a\r\nb')).toBe('a\r\nb')
  })

  it('joins lines at a backslash', () => {
    expect(render('a \\\nb\\\r\nc')).toBe('a bc')
    expect(render('a\\\n% if true:\nb\\\n% endif\nc')).toBe('abc')
  })

  it('has ${ behind a backslash', () => {
    expect(render('\\${a} ${"b"} \\\\${c}')).toBe('${a} b \\${c}')
  })
})

describe('lines', () => {
  it('vanish whole when they are control lines or comments', () => {
    expect(render('a\n  % if true:\n b\n\t%endif\n## no ${x} %>\n  ##\nc ## stays')).toBe('a\n b\nc ## stays')
    expect(render('## only')).toBe('')
    expect(render('## a \\\n still\nb')).toBe('b')
  })

  it('have one percent sign less after %%', () => {
    expect(render('%% a\n  %%% b\n100% c %% d')).toBe('% a\n  %% b\n100% c %% d')
  })

  it('may be continued', () => {
    expect(render('% if (1 \\\n  && 2):\nyes\n% endif')).toBe('yes\n')
    expect(render('% if (1 \\\r\n  && 2):\r\nyes\r\n% endif')).toBe('yes\r\n')
  })

  it('count from the start of the line, not from a tag', () => {
    expect(render('<%doc></%doc>% if x')).toBe('% if x')
  })
})

describe('<%text> and <%doc>', () => {
  it('keep and drop everything', () => {
    expect(render('<%text>${a} % if\n## x\n<%def> <% \\\n</%text>|<%doc>${a} <%def></%doc>|')).toBe(
      '${a} % if\n## x\n<%def> <% \\\n||',
    )
    expect(render('<%text filter="h, trim"> <b> </%text>')).toBe('&lt;b&gt;')
    expect(render('<%text/>a')).toBe('a')
  })

  it('keep any text', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('${', '%', '\n', '<%', '%>', '</%', '##', '\\\n', '}', '`'))
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('').replaceAll('</%text>', '')
        expect(render(`<%text>${text}</%text>`)).toBe(text)
      }),
    )
  })
})

describe('blocks of code', () => {
  it('end where the code ends', () => {
    expect(render('<% const a = "%>" + `%>` /* %> */ // %>\n%>${a}', {}, { compatible: true })).toBe('%>%>')
    expect(render('<% const a = /%>/.test("%>") %>${a}')).toBe('true')
    expect(render('<% const a = 7 % 4 %>${a}')).toBe('3')
    expect(render('<%\n  let a = 1\n  a++\n%>\n${a}')).toBe('\n2')
    expect(render('<%x=5%>${x}')).toBe('5')
  })
})

describe('warnings', () => {
  const warnings = (text: string) => compile(text).warnings.map(({ line, column, message }) => [line, column, message])

  it('are given where escaping does not help', () => {
    expect(warnings('<script>\nconst a = ${a}\n</script>')).toEqual([[2, 11, expect.stringContaining('| json')]])
    expect(warnings('<script>`${a}`</script>')).toEqual([[1, 10, expect.stringContaining('\\${')]])
    expect(warnings('<style>a { color: ${a} }</style>')).toEqual([[1, 19, expect.stringContaining('style')]])
    expect(warnings('<a href=${a}>')).toEqual([[1, 9, expect.stringContaining('quotes')]])
  })

  it('are not given elsewhere', () => {
    expect(warnings('<p title="${a}">${a}</p><script>x = ${a | json}; `${b | n}` `\\${c}`</script>${a}')).toEqual([])
    expect(warnings('<!-- <script> ${a} --> ${a}<%text><script></script></%text>${a}')).toEqual([])
  })
})

describe('hostile text', () => {
  const bits = [
    '${',
    '}',
    '<%',
    '%>',
    '<%!',
    '<%def name="f()">',
    '</%def>',
    '% if x:\n',
    '% endif\n',
    '\n',
    '"',
    "'",
    '`',
  ]
  const more = [
    '/',
    '\\',
    '(',
    ')',
    '[',
    '{',
    ' | h',
    '% for a in b:\n',
    '<%block>',
    '</%block>',
    '\0',
    '\ud800',
    '##',
    'a',
  ]

  it('gives a page or a TemplateError', () => {
    const part = fc.oneof(fc.constantFrom(...bits, ...more), fc.string({ maxLength: 4 }))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        try {
          compile(parts.join(''))
        } catch (error) {
          expect((error as TemplateError).code).toBe('KAITHEM_TEMPLATE')
          expect((error as TemplateError).line).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['brackets', `\${${'('.repeat(100_000)}`],
    ['arrays', `<% x = ${'['.repeat(100_000)}`],
    ['tags', '<%block>'.repeat(5000)],
    ['control lines', '% if a:\n'.repeat(5000)],
    ['operators', `\${${'!'.repeat(99_999)}1}`],
  ])('refuses endless nesting of %s', (_, text) => {
    expect(errorOf(text).error.code).toBe('KAITHEM_TEMPLATE')
  })

  it.each([
    ['dollars', '$'.repeat(300_000)],
    ['percent signs', '%'.repeat(300_000)],
    ['open tags', '<%'.repeat(100_000)],
    ['attributes', `<%def ${'a '.repeat(100_000)}`],
    ['backslashes', '\\'.repeat(300_000)],
    ['lines', '\n'.repeat(300_000)],
    ['comments', '## \\\n'.repeat(60_000)],
    ['scripts', `<script>${'// \n'.repeat(60_000)}`],
    ['less signs', '<'.repeat(300_000)],
  ])('reads many %s without going back: otherwise this takes longer than a test may', (_, text) => {
    try {
      compile(text)
    } catch (error) {
      expect((error as TemplateError).code).toBe('KAITHEM_TEMPLATE')
    }
  })
})
