import { describe, expect, it } from 'vitest'
import { errorPermission, errorView } from '../../../../lib/web/pages/error-view.ts'
import { createVisit } from './visit.ts'

const error = { number: 7, time: 1, message: 'no', trace: 'no <x> at /m/p:1', request: 'GET /pages/m/p' }

describe('an error as visitors see it', () => {
  it('is a number', () => {
    const text = String(errorView(createVisit(), error))
    expect(text).toContain('pages.error.number 7')
    expect(text).not.toContain('/m/p')
    expect(String(errorView(createVisit({ user: 'ann', permissions: ['/other.view'] }), error))).toBe(text)
  })

  it('and the error itself for those who may see errors, escaped', () => {
    const text = String(errorView(createVisit({ permissions: [errorPermission] }), error))
    expect(text).toContain('no &lt;x&gt; at /m/p:1')
  })
})
