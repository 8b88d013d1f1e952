// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'
import { compileWith, streamTimeLimit, timeLimit } from '../../../../lib/web/pages/compile.ts'
import { createTemplates } from '../../../../lib/web/template/engine.ts'

const packages = createNodePackages()

function setUp() {
  let seconds = 0
  const elapsed = (): number => {
    seconds += 1
    return seconds
  }
  const compile = compileWith(createTemplates({ packages, clock: new ManualClock(0), elapsed }))
  const options = { name: '/m/p', lookup: () => undefined, compatible: false, globals: {}, isStreamed: false }
  return { compile, options }
}

describe('compiling', () => {
  it('gives names to all code', () => {
    const { compile, options } = setUp()
    const template = compile('<%! let a = lamp + 1 %>${a}${lamp}${x}', { ...options, globals: { lamp: 1 } })
    expect(template.render({ x: '<' })).toBe('21&lt;')
  })

  it.each([
    [false, timeLimit],
    [true, streamTimeLimit],
  ])('a page that never ends is stopped (streamed: %s)', (isStreamed, seconds) => {
    const { compile, options } = setUp()
    const template = compile('<% let n = 0 %>\n% while true:\n<% n++ %>\n% endwhile\n', { ...options, isStreamed })
    expect(() => template.render({})).toThrow(
      expect.objectContaining({ templateName: '/m/p', reason: expect.stringContaining(`${seconds} seconds`) }),
    )
  })

  it('so is code that runs once', () => {
    const { compile, options } = setUp()
    expect(() => compile('<%! for (;;) {} %>', options)).toThrow(expect.objectContaining({ templateName: '/m/p' }))
  })
})

describe('checking', () => {
  const { check } = createTemplates({ packages, clock: new ManualClock(0) })
  const options = { name: '/m/p', compatible: false }

  it('finds what is wrong and what is doubtful', () => {
    expect(check('fine', options)).toEqual([])
    expect(check('\n<script>${x}</script>', options)).toMatchObject([{ line: 2 }])
    expect(() => check('a\n% if x:\n', options)).toThrow(expect.objectContaining({ line: 2, templateName: '/m/p' }))
    expect(() => check('${a b}', options)).toThrow(expect.objectContaining({ line: 1 }))
  })

  it('runs nothing', () => {
    check('<%! globalThis.ran = true %><% globalThis.ran = true %>', options)
    expect('ran' in globalThis).toBe(false)
  })
})
