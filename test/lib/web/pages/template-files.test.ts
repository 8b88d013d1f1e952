import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodeBytes } from '../../../../lib/platform/node/bytes.ts'
import { createNodeFiles } from '../../../../lib/platform/node/files.ts'
import { longestTemplate, TemplateFiles } from '../../../../lib/web/pages/template-files.ts'

let vardir: string
let templates: TemplateFiles
beforeAll(() => {
  vardir = mkdtempSync(join(tmpdir(), 'kaithem-templates-'))
  mkdirSync(join(vardir, 'templates', 'parts', 'deep'), { recursive: true })
  mkdirSync(join(vardir, 'templates-other'))
  writeFileSync(join(vardir, 'templates', 'base.html'), 'base')
  writeFileSync(join(vardir, 'templates', 'parts', 'head.html'), 'head')
  writeFileSync(join(vardir, 'templates', 'parts', 'deep', 'ö x.html'), 'deep')
  for (const name of ['secret', 'templates-other/secret']) writeFileSync(join(vardir, name), 'secret')
  symlinkSync(join(vardir, 'secret'), join(vardir, 'templates', 'out'))
  symlinkSync(vardir, join(vardir, 'templates', 'up'))
  symlinkSync('..', join(vardir, 'templates', 'parts', 'back'))
  symlinkSync('base.html', join(vardir, 'templates', 'inside'))
  symlinkSync('circle', join(vardir, 'templates', 'circle'))
  templates = new TemplateFiles({ files: createNodeFiles(), bytes: createNodeBytes(), vardir: () => vardir })
})
afterAll(() => rmSync(vardir, { recursive: true, force: true }))

describe('templates in files', () => {
  it.each([
    ['/base.html', 'base'],
    ['base.html', 'base'],
    ['/parts/head.html', 'head'],
    ['/parts/deep/ö x.html', 'deep'],
    ['/inside', 'base'],
    ['/parts/back/base.html', 'base'],
  ])('%s', (name, text) => expect(templates.read(name)).toBe(text))

  it('changes are seen', () => {
    writeFileSync(join(vardir, 'templates', 'changing.html'), 'one')
    expect(templates.read('/changing.html')).toBe('one')
    writeFileSync(join(vardir, 'templates', 'changing.html'), 'two')
    expect(templates.read('/changing.html')).toBe('two')
  })

  it.each([
    '',
    '/',
    '//',
    '.',
    '..',
    '/..',
    '../secret',
    '/../secret',
    '/../templates-other/secret',
    '../templates-other/secret',
    '/parts/../../secret',
    '/parts/../base.html',
    '/./base.html',
    'parts//head.html',
    '//parts/head.html',
    '/parts/',
    '/parts',
    '/base.html/',
    '/base.html/x',
    '..\\secret',
    '\\..\\secret',
    'parts\\head.html',
    'C:\\secret',
    'C:/secret',
    'c:base.html',
    'base.html:stream',
    '/base.html\0',
    '/base.html\0.txt',
    'base.html\n',
    '/%2e%2e/secret',
    '..%2fsecret',
    '%2e%2e%2fsecret',
    '/..;/secret',
    '/.. /secret',
    '/... /secret',
    '/\u2025/secret',
    '/．．/secret',
    '/..／secret',
    '/out',
    '/up/secret',
    '/up/templates-other/secret',
    '/parts/back/../secret',
    '/parts/back/back/secret',
    '/circle',
    '/missing.html',
    '~/x',
    '/proc/self/environ',
    '/etc/passwd',
    'file:///etc/passwd',
    `/${'x'.repeat(1001)}`,
    `/${'a/'.repeat(400)}b`,
  ])('%j is no template', (name) => {
    expect(templates.find(name)).toBeUndefined()
    expect(templates.read(name)).toBeUndefined()
  })

  it('a root that is a link itself is followed', () => {
    const linked = mkdtempSync(join(tmpdir(), 'kaithem-linked-'))
    symlinkSync(join(vardir, 'templates'), join(linked, 'templates'))
    const files = createNodeFiles()
    const there = new TemplateFiles({ files, bytes: createNodeBytes(), vardir: () => linked })
    expect(there.read('/base.html')).toBe('base')
    expect(there.read('/out')).toBeUndefined()
    rmSync(linked, { recursive: true, force: true })
  })

  it('without a directory there are none', () => {
    const none = new TemplateFiles({ files: createNodeFiles(), bytes: createNodeBytes(), vardir: () => undefined })
    expect(none.read('/base.html')).toBeUndefined()
  })

  it('too long and not UTF-8 are errors that name the template', () => {
    writeFileSync(join(vardir, 'templates', 'big'), '')
    truncateSync(join(vardir, 'templates', 'big'), longestTemplate + 1)
    writeFileSync(join(vardir, 'templates', 'bytes'), Buffer.from([0xff, 0xfe, 0x41]))
    for (const name of ['/big', '/bytes']) {
      expect(() => templates.read(name)).toThrow(
        expect.objectContaining({ code: 'KAITHEM_VALUE', message: expect.stringContaining(name) }),
      )
    }
  })
})
