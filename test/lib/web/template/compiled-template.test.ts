import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createTemplates } from '../../../../lib/web/template/engine.ts'
import type { TemplateError } from '../../../../lib/web/template/error.ts'
import { compile, errorOf, packages, render, thrown } from './support.ts'

const boom = () => {
  throw new Error('boom')
}

describe('render', () => {
  it('gives a text, each time from the start', () => {
    const template = compile('${x}<% x += 1 %>${x}')
    expect([template.render({ x: 1 }), template.render({ x: 1 })]).toEqual(['12', '12'])
    expect(template.name).toBe('page.html')
    expect(compile('a').render()).toBe('a')
    expect(compile('a').render(null as never)).toBe('a')
  })

  it.each([['context'], ['loop'], ['UNDEFINED'], ['STOP_RENDERING']])('refuses the name %s in data', (name) => {
    expect(errorOf('', { [name]: 1 })).toMatchObject({ phase: 'render', reason: expect.stringContaining('reserved') })
  })

  it('can be used inside another rendering', () => {
    const inner = compile('<%def name="f()">[${x}]</%def>${f()}')
    expect(render('a${inner.render({ x: 1 }) | n}b${x}', { inner, x: 2 })).toBe('a[1]b2')
  })
})

describe('renderTo', () => {
  it('hands out pieces as they come', () => {
    const pieces: string[] = []
    compile('% for i of n:\nline ${i}\n% endfor').renderTo({ n: Array.from({ length: 5000 }, (_, i) => i) }, (text) =>
      pieces.push(text),
    )
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.join('')).toBe(Array.from({ length: 5000 }, (_, i) => `line ${i}\n`).join(''))
  })

  it('hands out the text before something is awaited', async () => {
    const pieces: string[] = []
    let go: (value: string) => void = () => undefined
    const later = new Promise<string>((resolve) => {
      go = resolve
    })
    const done = compile('first ${await later} last').renderTo({ later }, (text) => pieces.push(text))
    expect(pieces).toEqual(['first '])
    go('second')
    await done
    expect(pieces.join('')).toBe('first second last')
  })

  it('keeps back what is captured', () => {
    const pieces: string[] = []
    const text = '<%def name="f()">\\\n% for i of n:\n${i}\\\n% endfor\n</%def>${String(capture(f)).length}'
    compile(text).renderTo({ n: Array.from({ length: 9000 }, () => 'xx') }, (piece) => pieces.push(piece))
    expect(pieces).toEqual(['18000'])
    compile('').renderTo(undefined, (piece) => pieces.push(piece))
    expect(pieces).toHaveLength(1)
  })
})

describe('errors', () => {
  it('can be dealt with by a handler', () => {
    const errorHandler = (context: object, error: unknown) => {
      ;(context as { write(text: string): void }).write(`[${(error as TemplateError).reason}]`)
      return true
    }
    expect(render('before${boom()}', { boom }, { errorHandler })).toBe('before[boom]')
    expect(errorOf('${boom()}', { boom }, { errorHandler: () => undefined }).reason).toBe('boom')
  })

  it('can be the page', () => {
    const page = render('<b>${boom()}', { boom }, { formatExceptions: true })
    expect(page).toContain('boom')
    expect(page).toContain('&lt;b&gt;$')
    expect(page).not.toContain(' at ')
  })

  it('of a handler are its own', () => {
    const errorHandler = () => {
      throw new Error('handler')
    }
    expect((thrown(() => render('${boom()}', { boom }, { errorHandler })) as Error).message).toBe('handler')
  })
})

describe('a page that waits for what never comes', () => {
  const never = new Promise(() => undefined)

  it('is stopped when its time is over, and holds up no other', async () => {
    const clock = new ManualClock(0)
    let seconds = 0
    const engine = createTemplates({ packages, clock, elapsed: () => seconds })
    const waiting = engine.compile('first\n${await never}').render({ never }) as Promise<string>
    const failure = waiting.catch((error: TemplateError) => error.code)
    seconds = 5.1
    await clock.advance(5.1)
    expect(await failure).toBe('KAITHEM_TEMPLATE_TIME')
    const kept: { sum?: () => number } = {}
    const text = '<%! keep.sum = () => { let s = 0; for (let i = 0; i < 999; i++) s++; return s } %>'
    engine.compile(text, { names: { keep: kept } })
    expect(kept.sum?.()).toBe(999)
    expect(clock.pending).toBe(0)
  })

  it('that ends in time leaves no timer', async () => {
    const clock = new ManualClock(0)
    const engine = createTemplates({ packages, clock })
    expect(await engine.compile('${await soon}').render({ soon: Promise.resolve('x') })).toBe('x')
    await expect(engine.compile('${await soon}').render({ soon: Promise.reject(new Error('no')) })).rejects.toThrow(
      'no',
    )
    expect(clock.pending).toBe(0)
  })
})
