/** The script of pages with widgets is small, and speaks every language that the nodes speak. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { languages, read, root } from '../support/package-info.ts'

test('the script is at most 15 kB when it is compressed, the style 5 kB', async () => {
  const sizeOf = async (entry: string): Promise<number> => {
    const result = await build({
      absWorkingDir: root,
      entryPoints: [`lib/widget/client/${entry}`],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2021',
      write: false,
    })
    return gzipSync(result.outputFiles[0]?.contents ?? '').length
  }
  expect(await sizeOf('main.ts')).toBeLessThan(15_000)
  expect(await sizeOf('widget.css')).toBeLessThan(5000)
})

test('its texts are there in every language', () => {
  const keys = languages.map((language) =>
    Object.entries(JSON.parse(read(`locales/${language}/kaithem-widget.json`)) as Record<string, string>)
      .filter(([, text]) => text.trim() !== '')
      .map(([key]) => key),
  )
  for (const each of keys) expect(each).toEqual(keys[0])
})

test('it needs no code from strings and no inline handlers', () => {
  const code = ['page.ts', 'main.ts', 'link.ts', 'api-part.ts'].map((file) =>
    readFileSync(join(root, 'lib/widget/client', file), 'utf8'),
  )
  expect(code.filter((text) => /\beval\(|new Function|setAttribute\('on/.test(text))).toEqual([])
})
