import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { createTemplates } from '/work/wt/template/lib/web/template/engine.ts'
const require = createRequire('/work/wt/template/package.json')
const t = createTemplates({ packages: { load: (n) => require(n) }, clock: { now: () => 1 } })
it('x', () => {
  const cases = JSON.parse(readFileSync('/tmp/cases.json','utf8')), want = JSON.parse(readFileSync('/tmp/want.json','utf8'))
  let ok = 0
  cases.forEach((c: any, i: number) => {
    let got: string
    try { got = t.compile(c.js, { name: 'page.html', compatible: c.compat, lookup: (u) => c.jsfiles[u] }).render(c.data) as string } catch (e: any) { got = 'ERR ' + (e.toText ? e.toText() : e.stack) }
    if (got === want[i]) ok++
    else console.log('CASE', c.js, '\nWANT', JSON.stringify(want[i]), '\nGOT ', got.startsWith('ERR') ? got : JSON.stringify(got))
  })
  console.log('ok', ok, 'of', cases.length)
})
