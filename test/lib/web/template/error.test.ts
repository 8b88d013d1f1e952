import { describe, expect, it } from 'vitest'
import { isKaithemError } from '../../../../lib/errors.ts'
import { passesThrough, reasonOf, TemplateError } from '../../../../lib/web/template/error.ts'
import { Source } from '../../../../lib/web/template/source.ts'
import { errorOf } from './support.ts'

const source = new Source('page.html', 'one\ntwo\nthree <b>\n\tfour\nfive\nsix')
const make = (line: number, column: number, more = {}) =>
  new TemplateError('is <wrong>', { phase: 'render', source, line, column, ...more })

describe('TemplateError', () => {
  it('says what is wrong and where', () => {
    const error = make(3, 7)
    expect(isKaithemError(error)).toBe(true)
    expect(error).toMatchObject({
      code: 'KAITHEM_TEMPLATE',
      line: 3,
      column: 7,
      templateName: 'page.html',
      phase: 'render',
    })
    expect(error.message).toBe('page.html:3:7: is <wrong>')
    expect(error.data).toEqual({ template: 'page.html', line: 3, column: 7 })
  })

  it('shows five lines and a caret', () => {
    expect(make(3, 7).excerpt.split('\n')).toEqual([
      '  1 | one',
      '  2 | two',
      '> 3 | three <b>',
      '    |       ^',
      '  4 | \tfour',
      '  5 | five',
    ])
    expect(make(4, 2).excerpt).toContain('    | \t^')
    expect(make(1, 1).excerpt.split('\n')).toHaveLength(4)
    expect(make(0, 0).excerpt).toBe('')
  })

  it('cuts long lines round the place', () => {
    const long = new Source('long', `${'a'.repeat(5000)}!${'b'.repeat(5000)}`)
    const { excerpt } = new TemplateError('x', { phase: 'compile', source: long, line: 1, column: 5001 })
    const [line = '', caret = ''] = excerpt.split('\n')
    expect(line.length).toBeLessThan(300)
    expect(line[caret.indexOf('^')]).toBe('!')
  })

  it('has a text and a HTML form', () => {
    const error = make(3, 7, { trace: ['f (page.html:3:7)', '<x>'] })
    expect(error.toText()).toBe(`${error.message}\n\n${error.excerpt}\n\n    at f (page.html:3:7)\n    at <x>`)
    expect(error.toHtml()).not.toContain('f (page')
    expect(error.toHtml()).toContain('page.html, line 3, column 7')
    expect(error.toHtml({ trace: true })).toContain('&lt;x&gt;')
    expect(error.toHtml({ trace: true })).not.toMatch(/<wrong>|<x>|<b>/)
    expect(make(0, 0).toHtml()).toContain('<p>page.html</p>')
  })

  it('escapes everything of a hostile page', () => {
    const { error } = errorOf('<script>alert(1)</script>${nothing["<img>"]}', {}, { name: '<svg onload=alert(1)>' })
    expect(error.toHtml({ trace: true }).replace(/<\/?(?:div|h2|p|pre)(?: class="[\w-]+")?>/g, '')).not.toContain('<')
  })
})

it('passesThrough knows the mark and survives traps', () => {
  expect(passesThrough({ [Symbol.for('kaithem.passThrough')]: true })).toBe(true)
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trap')
      },
    },
  )
  for (const value of [trap, null, undefined, 'x', {}, { [Symbol.for('kaithem.passThrough')]: 1 }])
    expect(passesThrough(value)).toBe(false)
})

it('reasonOf names unusual errors', () => {
  expect([reasonOf(new Error('a')), reasonOf(new TypeError('b')), reasonOf('c')]).toEqual(['a', 'TypeError: b', 'c'])
})
