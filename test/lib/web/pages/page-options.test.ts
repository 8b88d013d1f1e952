import { describe, expect, it } from 'vitest'
import { checkPageOptions } from '../../../../lib/web/pages/page-options.ts'

const page = { module: 'm', path: 'p', body: '' }

describe('what is said about a page', () => {
  it('is taken as it is', () => {
    const options = { ...page, kind: 'template', setup: '', code: 'x', name: 'P', id: 'n1', settings: {} }
    expect(checkPageOptions(options)).toBe(options)
    expect(checkPageOptions(page)).toBe(page)
  })

  it.each<[unknown, string]>([
    [undefined, 'KAITHEM_TYPE'],
    [null, 'KAITHEM_TYPE'],
    ['page', 'KAITHEM_TYPE'],
    [{}, 'KAITHEM_TYPE'],
    [{ ...page, module: '' }, 'KAITHEM_VALUE'],
    [{ ...page, path: '../x' }, 'KAITHEM_VALUE'],
    [{ ...page, body: undefined }, 'KAITHEM_TYPE'],
    [{ ...page, code: 1 }, 'KAITHEM_TYPE'],
    [{ ...page, kind: 'other' }, 'KAITHEM_VALUE'],
  ])('%j is refused with %s', (options, code) => {
    expect(() => checkPageOptions(options)).toThrow(expect.objectContaining({ code }))
  })
})
