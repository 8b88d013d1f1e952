import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../../lib/errors.ts'
import { faultOf } from '../../../../lib/web/pages/fault.ts'
import { PageSource } from '../../../../lib/web/pages/source.ts'

const source = new PageSource({ body: 'a\nb', lines: 3, code: 'x()' })
const part = new PageSource({ body: 'head\nfoot', setup: 'y()' })
const sources = (name: string) => ({ '/m/p': source, '/m/part': part })[name]
const templateError = (details: object) =>
  Object.assign(new Error('/m/p:2:1: no'), {
    ...{ templateName: '/m/p', phase: 'render', line: 2, column: 5, excerpt: '> 2 | x()', reason: 'no', trace: [] },
    ...details,
  })

describe('what is told of an error', () => {
  it('in the code of a page', () => {
    const fault = faultOf(templateError({ trace: ['render of /m/p:2:5'] }), '/m/p', sources)
    expect(fault).toMatchObject({ message: 'no', phase: 'render', part: 'code', line: 1, column: 5 })
    expect(fault.text).toBe('no\n/m/p (code), line 1, column 5\n\n> 1 | x()\n\n    at render of /m/p (code):1:5')
  })

  it('in its text, behind settings and code', () => {
    const fault = faultOf(templateError({ line: 4, phase: 'compile' }), '/m/p', sources)
    expect(fault).toMatchObject({ phase: 'compile', part: 'body', line: 4, excerpt: '> 4 | a\n  5 | b' })
  })

  it('in another page that it includes', () => {
    const error = templateError({ templateName: '/m/part', line: 5, trace: ['f of /m/part:5:1', 'render of /m/p:5:1'] })
    const fault = faultOf(error, '/m/p', sources)
    expect(fault).toMatchObject({ template: '/m/part', part: 'body', line: 2 })
    expect(fault.text).toContain('at f of /m/part:2:1\n    at render of /m/p:5:1')
  })

  it('in a file, or where the place is not known', () => {
    const file = faultOf(templateError({ templateName: '/head.html', line: 7 }), '/m/p', sources)
    expect(file).toMatchObject({ template: '/head.html', part: 'template', line: 7, excerpt: '> 2 | x()' })
    const nowhere = faultOf(templateError({ line: 0, column: 0, excerpt: '' }), '/m/p', sources)
    expect(nowhere).toMatchObject({ part: 'template', line: undefined, column: undefined })
    expect(nowhere.text).toBe('no\n/m/p')
  })

  it('in its settings', () => {
    const error = new KaithemError('KAITHEM_VALUE', 'Line 2: no', { line: 2, column: 3 })
    const fault = faultOf(error, '/m/p', () => undefined)
    expect(fault).toMatchObject({ phase: 'compile', part: 'settings', line: 2, column: 3, message: 'Line 2: no' })
    expect(fault.text).toBe('Line 2: no\n/m/p (settings), line 2, column 3')
  })

  it('whatever was thrown', () => {
    for (const thrown of [undefined, null, 'text', Object.create(null)]) {
      expect(typeof faultOf(thrown, '/m/p', sources).text).toBe('string')
    }
  })
})
