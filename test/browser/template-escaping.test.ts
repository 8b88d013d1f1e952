/** Hostile values in every place of a page, in a real browser: nothing runs, and the page keeps its shape. */

import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '../../scripts/chromium.mjs'
import { render } from '../lib/web/template/support.ts'

const calls = ['hit()', 'hit`1`', 'window["hit"]()', 'eval("hit()")', '(0,hit)()']
const shapes = [
  (call: string) => `<script>${call}</script>`,
  (call: string) => `</script><script>${call}</script>`,
  (call: string) => `<img src=x onerror=${call}>`,
  (call: string) => `<svg onload=${call}>`,
  (call: string) => `<svg><script>${call}</script></svg>`,
  (call: string) => `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  (call: string) => `"><img src=x onerror="${call}">`,
  (call: string) => `'><img src=x onerror='${call}'>`,
  (call: string) => `" onmouseover="${call}" autofocus onfocus="${call}" x="`,
  (call: string) => `' onmouseover='${call}' autofocus onfocus='${call}' x='`,
  (call: string) => `</textarea></title></style><img src=x onerror=${call}>`,
  (call: string) => `--><img src=x onerror=${call}><!--`,
  (call: string) => `<!--<script>${call}//-->`,
  (call: string) => `";${call};//`,
  (call: string) => `';${call};//`,
  (call: string) => `\\";${call};//`,
  (call: string) => `\u2028${call}\u2029`,
  (call: string) => `\${${call}}`,
  (call: string) => `&lt;script&gt;${call}&lt;/script&gt;`,
  (call: string) => `&#34;&gt;&lt;img src=x onerror=${call}&gt;`,
  (call: string) => `<a href="javascript:${call}">x</a>`,
  (call: string) => `<details open ontoggle=${call}>`,
  (call: string) => `<math><mtext></mtext><mglyph><style><img src=x onerror=${call}></style>`,
  (call: string) => `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  (call: string) => `<template><script>${call}</script></template><video onerror=${call} src=x>`,
  (call: string) => `\0<scr\0ipt>${call}</script>`,
  (call: string) => `<input autofocus onfocus=${call}><select autofocus onfocus=${call}>`,
  (call: string) => `<object data="data:text/html,<script>parent.${call}</script>">`,
  (call: string) => `<base href="javascript:${call}//"><link rel=stylesheet href=x onerror=${call}>`,
  (call: string) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  (call: string) => `<body onload=${call}><form action="javascript:${call}"><button>`,
  (call: string) => `</p></div></main><img src=x onerror=${call}>`,
  (call: string) => `<plaintext onclick=${call}>`,
  (call: string) => `\r\n\t<img\fsrc=x\fonerror=${call}>`,
  (call: string) => `<x onanimationstart=${call} style="animation:x 1s">`,
  (call: string) => `<marquee onstart=${call}>`,
  (call: string) => `<img src="x\`onerror=${call}\`">`,
  (call: string) => `</script/x><script/x>${call}</script>`,
  (call: string) => `]]><script>${call}</script>`,
  (call: string) => `<?php <script>${call}</script> ?>`,
]
const values = shapes.flatMap((shape) => calls.map(shape))

const template = `<!doctype html><script>var hits = 0; function hit() { hits++ }</script><main>
% for value of values:
<div><p title="\${value}" data-a='\${value}'>\${value}</p><textarea>\${value}</textarea><!-- \${value} -->\\
<a href="#\${value | u}">\${value | trim}</a><script>window.last = \${value | json}; window.all = (window.all ?? 0) + 1</script></div>
% endfor
</main>`

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox', '--disable-gpu'] })
})

afterAll(() => browser.close())

test(`${values.length} values stay text`, async () => {
  const page = await browser.newPage()
  await page.setContent(render(template, { values }), { waitUntil: 'load' })
  const seen = await page.evaluate(() => {
    const shape = [...document.querySelectorAll('main > div')].map((div) =>
      [...div.querySelectorAll('*')].map((e) => `${e.tagName} ${e.getAttributeNames().join()}`).join(';'),
    )
    for (const element of document.querySelectorAll('main *')) element.dispatchEvent(new MouseEvent('mouseover'))
    const { hits, all, last } = window as unknown as { hits: number; all: number; last: string }
    const texts = [...document.querySelectorAll('main p')].map((e) => [e.textContent, e.getAttribute('title')])
    return { shapes: [...new Set(shape)], divs: shape.length, hits, all, last, texts }
  })
  expect(seen.hits).toBe(0)
  expect(seen.shapes).toEqual(['P title,data-a;TEXTAREA ;A href;SCRIPT '])
  expect([seen.divs, seen.all, seen.last]).toEqual([values.length, values.length, values.at(-1)])
  // The parser itself changes line ends and NUL.
  const parsed = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '')
  const plain = (text: string | null): string => (text ?? '').replaceAll('\ufffd', '')
  expect(seen.texts.map(([text]) => plain(text ?? ''))).toEqual(values.map(parsed))
  expect(seen.texts.map(([, title]) => plain(title ?? ''))).toEqual(values.map(parsed))
})

test('the same values run where nothing escapes them', async () => {
  const page = await browser.newPage()
  const images = values.filter((value) => value.startsWith('<img src=x onerror=hit()'))
  await page.setContent(render(template, { values: images }, { compatible: true }), { waitUntil: 'load' })
  await page.waitForFunction('hits > 0')
  expect(images.length).toBeGreaterThan(0)
})
