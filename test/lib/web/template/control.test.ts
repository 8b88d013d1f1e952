import { describe, expect, it } from 'vitest'
import { errorOf, render } from './support.ts'

const lines = (...parts: readonly string[]): string => parts.join('\n')

describe('if', () => {
  const text = lines(
    '% if (x > 1):',
    'many',
    '% elif x == 1:',
    'one',
    '% else if (x === 0):',
    'none',
    '% else:',
    'less',
    '% endif',
  )

  it.each([
    [2, 'many\n'],
    [1, 'one\n'],
    [0, 'none\n'],
    [-1, 'less\n'],
  ])('picks a branch for %d', (x, expected) => {
    expect(render(text, { x })).toBe(expected)
  })

  it('takes any expression before the colon', () => {
    expect(render('% if x ? {a: 1}.a : y: # why\nyes\n% endif', { x: 1 })).toBe('yes\n')
    expect(render('%if(/:/.test(":")): // why\nyes\n%endif')).toBe('yes\n')
  })
})

describe('for', () => {
  it.each([
    ['% for (const x of xs):'],
    ['% for (let x of xs):'],
    ['% for x of xs:'],
    ['% for x in xs:'],
    ['% for const x of xs:'],
    ['% for (x) in xs:'],
  ])('%s gives values', (head) => {
    expect(render(`${head}\n\${x};\\\n% endfor`, { xs: ['a', 'b'] })).toBe('a;b;')
  })

  it.each([
    ['% for a, b in pairs:'],
    ['% for (a, b) in pairs:'],
    ['% for [a, b] of pairs:'],
    ['% for (const [a, b] of pairs):'],
  ])('%s takes pairs apart', (head) => {
    expect(
      render(`${head}\n\${a}=\${b};\\\n% endfor`, {
        pairs: [
          ['x', 1],
          ['y', 2],
        ],
      }),
    ).toBe('x=1;y=2;')
  })

  it('has JavaScript meaning in parentheses', () => {
    expect(render('% for (const k in o):\n${k};\\\n% endfor', { o: { a: 1, b: 2 } })).toBe('a;b;')
    expect(render('% for (let i = 0, n = 2; i < n; i++):\n${i};\\\n% endfor')).toBe('0;1;')
    expect(render('% for (const {a, b = 7} of xs):\n${a}${b};\\\n% endfor', { xs: [{ a: 1 }] })).toBe('17;')
    expect(render('% for (x of xs):\n${x};\\\n% endfor', { xs: [1] })).toBe('1;')
  })

  it('goes through anything that can be gone through', () => {
    expect(render('% for x of new Set(["a"]):\n${x}\\\n% endfor')).toBe('a')
    expect(render('% for k, v of new Map([["a", 1]]):\n${k}${v}\\\n% endfor')).toBe('a1')
    expect(render('<%! function* two() { yield 1; yield 2 } %>\\\n% for x of two():\n${x}\\\n% endfor')).toBe('12')
  })

  it('can be left and continued', () => {
    const text = lines(
      '% for x of [1, 2, 3, 4]:',
      '<% if (x === 2) continue %>\\',
      '<% if (x === 4) break %>\\',
      '${x}\\',
      '% endfor',
    )
    expect(render(text)).toBe('13')
  })

  it('says what cannot be gone through', () => {
    expect(errorOf('% for x in o.p:\n% endfor', { o: { p: { a: 1 } } })).toMatchObject({
      place: 'page.html:1:12',
      reason: expect.stringContaining('o.p is an object, not a list'),
    })
    expect(errorOf('% for x in n:\n% endfor', { n: null }).reason).toContain('n is null')
  })
})

describe('while', () => {
  it('runs while it is true', () => {
    expect(render('<% let n = 3 %>\\\n% while n > 0:\n${n--}\\\n% endwhile')).toBe('321')
    const text = lines(
      '<% let n = 0 %>\\',
      '<% const more = () => { context.write("<"); return ++n < 3 } %>\\',
      '% while (more()):',
      '${n}\\',
      '% endwhile',
    )
    expect(render(text)).toBe('<1<2<')
  })
})

describe('try', () => {
  it.each([
    ['% catch (e):', 'caught'],
    ['% catch e:', 'caught'],
    ['% except TypeError as e:', 'caught'],
    ['% except Exception as e:', 'caught'],
  ])('%s', (head, expected) => {
    const text = lines('% try:', 'a${boom()}', head, 'caught ${e.name}', '% finally:', 'end', '% endtry')
    const boom = () => {
      throw new TypeError('x')
    }
    expect(render(text, { boom })).toBe(`a${expected} TypeError\nend\n`)
  })

  it('needs no name', () => {
    const boom = () => {
      throw new Error('x')
    }
    expect(render('% try:\n${boom()}\n% catch:\nc\n% endtry', { boom })).toBe('c\n')
    expect(render('% try:\n${boom()}\n% except:\nc\n% endtry', { boom })).toBe('c\n')
  })

  it('asks one class after the other', () => {
    const text = '% try:\n${f()}\n% except RangeError:\nrange\n% except TypeError as e:\ntype\n% endtry'
    const failing = (error: Error) => () => {
      throw error
    }
    expect(render(text, { f: failing(new RangeError()) })).toBe('range\n')
    expect(render(text, { f: failing(new TypeError()) })).toBe('type\n')
    expect(errorOf(text, { f: failing(new SyntaxError('other')) }).reason).toContain('other')
    expect(errorOf('% try:\n${f()}\n% except Nothing:\n% endtry', { f: failing(new Error()) }).reason).toContain(
      'not known',
    )
  })
})

describe('switch', () => {
  const text = lines(
    '% switch (x):',
    '',
    '% case 1:',
    '% case 2:',
    'few',
    '% case "a" + "b":',
    'text',
    '% default:',
    'other',
    '% endswitch',
  )

  it.each([
    [1, 'few\n'],
    [2, 'few\n'],
    ['ab', 'text\n'],
    [9, 'other\n'],
  ])('picks the case of %s', (x, expected) => {
    expect(render(text, { x })).toBe(expected)
  })
})

describe('control lines that are wrong', () => {
  it.each([
    ['a\n  % foo:\n', 'page.html:2:5', 'no control line'],
    ['% print("x")', 'page.html:1:3', 'no control line'],
    ['%\n', 'page.html:1:2', 'no control line'],
    ['% if x', 'page.html:1:7', 'colon'],
    ['% if (x) {', 'page.html:1:10', 'braces'],
    ['% if x: y', 'page.html:1:9', 'end of this line'],
    ['% if :', 'page.html:1:6', 'Unexpected token'],
    ['% if x +:', 'page.html:1:9', 'Unexpected token'],
    ['% if', 'page.html:1:5', 'no end'],
    ['% else x:', 'page.html:1:8', 'colon'],
    ['% for x:', 'page.html:1:7', 'for x of xs'],
    ['% for x of:', 'page.html:1:11', 'Unexpected token'],
    ['% for (;;;):', 'page.html:1:10', 'Unexpected token'],
    ['% for 5 in x:', 'page.html:1:7', ''],
    ['% for loop in x:', 'page.html:1:7', 'reserved'],
    ['% with x as y:', 'page.html:1:3', 'try and finally'],
    ['% try:\n% catch (1):\n% endtry', 'page.html:2:9', 'name'],
    ['% try:\n% except 1:\n% endtry', 'page.html:2:10', 'class'],
    ['% if x:\n% endif x', 'page.html:2:9', 'end of this line'],
    ['% if f(a=1):\n% endif', 'page.html:1:8', 'Named arguments'],
  ])('%j', (text, place, reason) => {
    expect(errorOf(text)).toMatchObject({ place, phase: 'compile', reason: expect.stringContaining(reason) })
  })
})
