import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { createTemplates } from '../../../../lib/web/template/engine.ts'
import { packages, render, templates, thrown } from './support.ts'

describe('createTemplates', () => {
  it('loads acorn when the first template is compiled', () => {
    const fake = createFakePackages({ acorn: packages.load('acorn') })
    const engine = createTemplates({ packages: fake, clock: new ManualClock(0) })
    expect(fake.loaded).toEqual([])
    expect(engine.compile('Hello ${name}').render({ name: 'you' })).toBe('Hello you')
    expect(fake.loaded).toEqual(['acorn'])
  })

  it('keeps compiled texts up to a limit', () => {
    let parsed = 0
    const acorn = packages.load('acorn') as { Parser: new (...args: unknown[]) => object }
    class Parser extends acorn.Parser {
      constructor(...args: unknown[]) {
        super(...args)
        parsed++
      }
    }
    const engine = createTemplates({
      packages: createFakePackages({ acorn: { ...acorn, Parser } }),
      clock: new ManualClock(0),
      cacheSize: 2,
    })
    const parses = (text: string, options = {}) => {
      const before = parsed
      engine.compile(text, options)
      return parsed > before
    }
    expect([parses('${a}'), parses('${a}'), parses('${b}'), parses('${a}')]).toEqual([true, false, true, false])
    expect([parses('${c}'), parses('${b}')]).toEqual([true, true])
    expect(parses('${b}', { name: 'other' })).toBe(true)
    expect(parses('${b}', { compatible: true })).toBe(true)
  })

  it('refuses what is no text, and unknown default filters', () => {
    expect(thrown(() => templates.compile(5 as never))).toMatchObject({ code: 'KAITHEM_TYPE' })
    expect(thrown(() => templates.compile('', { defaultFilters: ['no'] }))).toMatchObject({ code: 'KAITHEM_VALUE' })
  })
})

describe('options', () => {
  it('count only when they are own and known', () => {
    const polluted = Object.create({ compatible: true, formatExceptions: true })
    expect(templates.compile('${x}', polluted).render({ x: '<' })).toBe('&lt;')
    const request = JSON.parse(
      '{"__proto__": {"compatible": true}, "settings": {"view options": {"client": true}}, "escape": "x", "filename": "/etc/passwd"}',
    )
    expect(templates.compile('${x}', request).render({ x: '<' })).toBe('&lt;')
  })

  it('are never taken from the data', () => {
    const hostile = {
      x: '<',
      compatible: true,
      lookup: () => 'text',
      settings: {},
      _compiled: 'x',
      names: { y: 1 },
      timeLimit: 0,
    }
    expect(render('${x}${typeof y}', hostile)).toBe('&lt;undefined')
    expect(render('${compatible}', hostile)).toBe('true')
  })
})

it('templates do not disturb each other', () => {
  const a = templates.compile('<% shared = 1 %>${shared}')
  const b = templates.compile('${typeof shared}')
  expect([a.render(), b.render()]).toEqual(['1', 'undefined'])
})
