/** docs/templates.md: every template is rendered and gives what stands behind it. */

import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../lib/platform/fake/clock.ts'
import { createTemplates } from '../../lib/web/template/engine.ts'
import { packages } from '../lib/web/template/support.ts'
import { read } from '../support/package-info.ts'

interface Example {
  readonly line: number
  readonly template: string
  readonly data: Readonly<Record<string, unknown>>
  readonly expected: string
}

const files = new Map<string, string>()
const examples: Example[] = []
let data = {}
let open: { readonly template: string; readonly line: number } | undefined
const page = read('docs/templates.md')

for (const match of page.matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
  const [, language, body = ''] = match
  const line = page.slice(0, match.index).split('\n').length
  if (language === 'json') data = JSON.parse(body)
  if (language === 'mako') {
    const name = /^## (\/\S+)\n/.exec(body)?.[1]
    if (name === undefined) open = { template: body, line }
    else files.set(name, body)
  }
  if (language === 'html' && open !== undefined) {
    examples.push({ ...open, data, expected: body })
    open = undefined
    data = {}
  }
}

describe('docs/templates.md', () => {
  const templates = createTemplates({ packages, clock: new ManualClock(0) })
  const lookup = (uri: string) => files.get(uri)

  test('has examples', () => {
    expect(examples.length).toBeGreaterThan(12)
    expect(open).toBeUndefined()
  })

  test.each(examples)('line $line', async ({ template, data, expected }) => {
    expect(await templates.compile(template, { name: '/page.html', lookup }).render(data)).toBe(expected)
  })
})
