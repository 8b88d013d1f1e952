import { describe, expect, it } from 'vitest'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'
import { splitPage } from '../../../../lib/web/pages/front-matter.ts'

const packages = createNodePackages()
const split = (text: string) => splitPage(text, packages)
const refusal = (text: string): Record<string, unknown> => {
  try {
    split(text)
  } catch (error) {
    return error as Record<string, unknown>
  }
  throw new Error('it was accepted')
}

describe('the text of a page', () => {
  it('without settings is all body', () => {
    for (const text of ['', '<p>', ' ---\ntitle: x\n---\n', '----\n', 'x\n---\ny\n---\n']) {
      expect(split(text)).toEqual({ fields: new Map(), body: text, lines: 0 })
    }
  })

  it('with settings knows the lines of both', () => {
    const { fields, body, lines } = split('---\ntitle: Door\n\nrequire-method: [GET]\n---\n<p>\n')
    expect(fields).toEqual(
      new Map<string, unknown>([
        ['title', { value: 'Door', line: 2 }],
        ['require-method', { value: ['GET'], line: 4 }],
      ]),
    )
    expect(body).toBe('<p>\n')
    expect(lines).toBe(5)
  })

  it('takes every end of a line, a mark in front, and no body', () => {
    const windows = split('\ufeff---\r\ntitle: a\r\n---\r\nx\r\n')
    expect(windows.fields.get('title')).toEqual({ value: 'a', line: 2 })
    expect(windows.body).toBe('x\r\n')
    expect(windows.lines).toBe(3)
    expect(split('---\ntitle: a\n---').body).toBe('')
    expect(split('---\n---\nx')).toEqual({ fields: new Map(), body: 'x', lines: 2 })
    expect(split('---  \n# nothing\n---\t\nx').body).toBe('x')
  })

  it('names of every kind are only names', () => {
    expect(split('---\n__proto__: 1\n---\n').fields.get('__proto__')?.value).toBe(1)
  })
})

describe('settings that cannot be read', () => {
  it.each([
    ['---\ntitle: a\n', 1, /no second line/],
    ['---\na: [1\nb: 2\n---\n', 3, /./],
    ['---\na: 1\na: 2\n---\n', 3, /unique/],
    ['---\njust text\n---\n', 2, /names with values/],
    ['---\n- a\n---\n', 2, /names with values/],
    ['---\n1: a\n---\n', 2, /names with values/],
    [`---\na: ${'x'.repeat(100_001)}\n---\n`, 1, /more than/],
  ])('%#: line %d', (text, line, message) => {
    const error = refusal(text)
    expect(error.code).toBe('KAITHEM_VALUE')
    expect(error.data).toMatchObject({ line })
    expect(error.message).toMatch(message)
  })

  it('a bomb of aliases is defused', () => {
    const bomb = ['---', 'a: &a [x, x, x, x, x, x, x, x, x]']
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg']) {
      bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`)
    }
    expect(refusal([...bomb, '---', ''].join('\n')).code).toBe('KAITHEM_VALUE')
  })
})
