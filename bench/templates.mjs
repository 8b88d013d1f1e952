/** Templates: a table of 1,000 rows with escaping, compiling, and what the guard of loops costs. @module */

import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import ejs from 'ejs'
import { Eta } from 'eta'
import nunjucks from 'nunjucks'
import { createTemplates } from '../build/lib/web/template/engine.js'
import { measure, printRows, row } from './measure.mjs'

const rows = Array.from({ length: 1000 }, (_, index) => ({
  id: index,
  name: index % 10 === 0 ? `Pump <${index}> & "valve"` : `Pump ${index}`,
  place: `Hall ${index % 7}`,
  value: (index * 37) % 1000,
}))
const cells = (open, close) =>
  ['id', 'name', 'place', 'value'].map((key) => `<td>${open}row.${key}${close}</td>`).join('')
const table = (before, after, cell) =>
  `<table>\n${before}\n<tr class="row">${cell}</tr>\n${after}\n</table>\n<p>text</p>\n`

const texts = {
  ours: table('% for row of rows:', '% endfor', cells('${', '}')),
  calls: table('% for row of rows:', '% endfor', cells('${String(', ')}')),
  loop: table('% for row of rows:', '% endfor', `<td>\${loop.index}</td>${cells('${', '}')}`),
  eta: table('<% for (const row of it.rows) { %>', '<% } %>', cells('<%= ', ' %>')),
  ejs: table('<% for (const row of rows) { %>', '<% } %>', cells('<%= ', ' %>')),
  nunjucks: table('{% for row in rows %}', '{% endfor %}', cells('{{ ', ' }}')),
}

/** Real Mako, where Python has it: nanoseconds for the table and for compiling it. */
function mako() {
  const code = `
import json, sys, time
from mako.template import Template
given = json.load(sys.stdin)
template = Template(given['text'], default_filters=['h'])
def median(run, times):
    found = []
    for _ in range(times):
        start = time.perf_counter_ns(); run(); found.append(time.perf_counter_ns() - start)
    return sorted(found)[times // 2]
class Row(dict):
    __getattr__ = dict.get
rows = [Row(row) for row in given['rows']]
print(json.dumps([median(lambda: template.render(rows=rows), 100), median(lambda: Template(given['text']), 30)]))`
  const text = texts.ours.replace(' of rows', ' in rows')
  const { status, stdout } = spawnSync(process.env.PYTHON ?? 'python3', ['-c', code], {
    input: JSON.stringify({ text, rows }),
    encoding: 'utf8',
  })
  return status === 0 ? JSON.parse(stdout) : undefined
}

export async function benchTemplates() {
  const packages = { load: createRequire(import.meta.url) }
  const engine = () =>
    createTemplates({ packages, clock: { now: () => 0, setTimeout: () => ({ cancel() {} }) }, cacheSize: 1 })
  const templates = engine()
  const compile = (text) => templates.compile(text, { name: 'table.html' })
  const eta = new Eta({ autoEscape: true })
  const environment = new nunjucks.Environment(null, { autoescape: true })
  const rivals = {
    eta: eta.compile(texts.eta),
    ejs: ejs.compile(texts.ejs),
    nunjucks: nunjucks.compile(texts.nunjucks, environment),
  }
  const ours = compile(texts.ours)
  const withCalls = compile(texts.calls)
  const withLoop = compile(texts.loop)
  let sink = 0
  // A flat string, as a response needs it; ropes would hide the work.
  const use = (text) => {
    sink += Buffer.byteLength(text)
  }
  const repeat = (run) => (n) => {
    for (let i = 0; i < n; i++) use(run())
  }
  const renders = await measure(
    [
      { name: 'ours', run: repeat(() => ours.render({ rows })) },
      { name: 'eta', run: repeat(() => eta.render(rivals.eta, { rows })) },
      { name: 'ejs', run: repeat(() => rivals.ejs({ rows })) },
      { name: 'nunjucks', run: repeat(() => rivals.nunjucks.render({ rows })) },
      { name: 'ours, each cell a call', run: repeat(() => withCalls.render({ rows })) },
      { name: 'ours, with loop.index', run: repeat(() => withLoop.render({ rows })) },
    ],
    100,
  )
  const fastest = renders.get('ours')
  for (const [name, time] of renders) {
    if (name === 'ours') continue
    const aimed = name === 'eta'
    row('render 1,000 rows', fastest, name, time, aimed ? 'as fast' : '', aimed ? fastest <= time * 1.05 : undefined)
  }
  let number = 0
  // Another text each time, so that no cache helps.
  const fresh = (text) => `${text}${number++}`
  const compiles = await measure(
    [
      { name: 'ours', run: repeat(() => compile(fresh(texts.ours)).name) },
      { name: 'eta', run: repeat(() => eta.compile(fresh(texts.eta)).name) },
      { name: 'ejs', run: repeat(() => ejs.compile(fresh(texts.ejs)).name) },
    ],
    100,
  )
  const made = compiles.get('ours')
  for (const [name, time] of compiles) {
    if (name !== 'ours')
      row('compile', made, name, time, name === 'eta' ? 'milliseconds' : '', name === 'eta' ? made < 5e6 : undefined)
  }
  const python = mako()
  if (python === undefined) console.log('Mako itself is not measured: python3 has no module mako\n')
  else {
    row('render 1,000 rows', fastest, 'Mako (Python)', python[0])
    row('compile', made, 'Mako (Python)', python[1])
  }
  printRows()
  return sink
}
