/** Paths that lead out of a folder, wherever a path comes from a visitor or stands in a page. @module */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNodeFiles } from '../../../lib/platform/node/files.ts'
import { traversals } from '../../support/traversal.ts'
import { createSite, type Site } from './pages/site.ts'

let state = ''
let site: Site
let forms: string[] = []

beforeAll(() => {
  state = realpathSync(mkdtempSync(join(tmpdir(), 'kaithem-traversal-')))
  for (const folder of ['data', 'templates']) {
    mkdirSync(join(state, folder, 'a'), { recursive: true })
    writeFileSync(join(state, folder, 'a', 'b.txt'), 'inside')
    symlinkSync(join(state, 'secret'), join(state, folder, 'out'))
    symlinkSync(state, join(state, folder, 'up'))
    symlinkSync('..', join(state, folder, 'a', 'up'))
    symlinkSync('circle', join(state, folder, 'circle'))
  }
  writeFileSync(join(state, 'secret'), 'SECRET')
  site = createSite({ files: createNodeFiles(), vardir: state })
  site.add('file', '<% kaithem.web.serve_file(kwargs.f) %>')
  site.add('rooted', `<% kaithem.web.serve_file(kwargs.f, '', '', { root: ${JSON.stringify(join(state, 'data'))} }) %>`)
  site.add('include', '<%include file="${kwargs.f}"/>')
  site.add('inherit', '<%inherit file="${kwargs.f}"/>')
  forms = traversals('secret', state)
})
afterAll(() => {
  site.kaithem.close()
  rmSync(state, { recursive: true, force: true })
})

/** What a visitor got: nothing of what is outside, be it as text or as a file that would be sent. */
function isOutside(text: string): boolean {
  if (text.includes('SECRET')) return true
  const [, path] = /^file (.*)/s.exec(text) ?? []
  return path !== undefined && !realpathSync(path).startsWith(join(state, 'data', '/'))
}

test('the rig reads what is inside, and would see what is outside', async () => {
  expect(forms.length).toBeGreaterThan(300)
  for (const page of ['file', 'rooted']) {
    expect((await site.ask(`/pages/m/${page}?f=a/b.txt`)).text).toBe(`file ${join(state, 'data/a/b.txt')}`)
  }
  for (const page of ['include', 'inherit']) {
    expect((await site.ask(`/pages/m/${page}?f=/a/b.txt`)).text).toBe('inside')
  }
  expect([isOutside('SECRET'), isOutside(`file ${join(state, 'secret')}`)]).toEqual([true, true])
})

describe.each(['file', 'rooted', 'include', 'inherit'])('%s', (page) => {
  test('reads nothing outside', async () => {
    const leaks: string[] = []
    for (const form of forms) {
      const { text } = await site.ask(`/pages/m/${page}?f=${encodeURIComponent(form)}`)
      if (isOutside(text)) leaks.push(form)
    }
    expect(leaks).toEqual([])
  }, 60_000)
})

test('no address leads to a file outside, or to a page by a detour', async () => {
  const leaks: string[] = []
  for (const form of forms) {
    // As a client that changes nothing of it would send it; line ends and spaces never come so far.
    const sent = form.replace(/[\0\s]/g, encodeURIComponent)
    for (const place of ['/kaithem/static/', '/kaithem/', '/pages/m/', '/pages/']) {
      const found = await site.ask(place + sent).catch(() => ({ status: 404, text: '' }))
      if (found.status === 200 || isOutside(found.text)) leaks.push(place + sent)
    }
  }
  expect(leaks).toEqual([])
}, 60_000)
