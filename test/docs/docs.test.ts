/** README.md and docs/: every example runs, every public name and error code is explained, every link leads somewhere. */

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { apiNames } from '../../lib/api-names.ts'
import { Claim } from '../../lib/tags/claim.ts'
import { docBlocks, runBlock } from '../support/doc-blocks.ts'
import { filesBelow, nodeTypes, read, root } from '../support/package-info.ts'

const guides = filesBelow('docs', '.md').filter((path) => !path.startsWith('docs/decisions/'))
const pages = ['README.md', ...guides]
const documents = [
  ...pages,
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...filesBelow('docs/decisions', '.md'),
]
/** The reference is made of the names, so that it proves nothing about them: the guides must explain them too. */
const text = pages
  .filter((path) => !path.startsWith('docs/api/'))
  .map(read)
  .join('\n')
/** What stands in `code` or in a code block. */
const codeText = [...text.matchAll(/```.*?```|`[^`\n]+`/gs)].join('\n')

describe.each(pages)('%s', (path) => {
  const blocks = docBlocks(path)
  test.each(blocks)('line $line', async (block) => {
    await runBlock(block)
  })

  test('names the language of every block of code', () => {
    const opening = [...read(path).matchAll(/^```(\w*)$/gm)].filter((_, index) => index % 2 === 0)
    const known = ['js', 'ts', 'text', 'json', 'sh', 'mako', 'html']
    expect(opening.map(([, language]) => language).filter((language) => !known.includes(language ?? ''))).toEqual([])
  })
})

test.each(documents)('the links of %s lead to files and headings that exist', (path) => {
  const links = [...read(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '')
  const broken = links.filter((link) => !link.startsWith('http') && !leadsSomewhere(path, decodeURIComponent(link)))
  expect(broken).toEqual([])
})

test.each(apiNames)('$name is explained', ({ name }) => {
  expect(codeText).toMatch(wordOf(name))
})

const claimNames = Object.getOwnPropertyNames(Claim.prototype).filter((name) => !/^(constructor|toJSON)$|_/.test(name))

test.each(claimNames)('claim member %s is explained', (name) => {
  expect(read('docs/tags.md')).toMatch(wordOf(name))
})

test('every error code is explained', () => {
  const codes = new Set(
    read('lib/errors.ts')
      .match(/'KAITHEM_[A-Z_]+'/g)
      ?.map((code) => code.slice(1, -1)),
  )
  expect([...codes].filter((code) => !codeText.includes(code))).toEqual([])
})

test('every node type is mentioned in the README', () => {
  const readme = read('README.md')
  expect(nodeTypes.filter(({ type }) => !readme.includes(type.replace('kaithem-', '').replaceAll('-', ' ')))).toEqual(
    [],
  )
})

/** The last part of a name as a word of its own: `set_timer` of `kaithem.states.StateMachine#set_timer`. */
function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\w])${name.split(/[.#]/).at(-1)}(?![\\w])`)
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', heading] = link.split('#')
  const path = file === '' ? from : join(dirname(from), file)
  if (!existsSync(join(root, path))) return false
  return heading === undefined || headings(path).includes(heading)
}

/** The anchors that headings get. */
function headings(path: string): string[] {
  const lines = read(path).match(/^#+ .*$/gm) ?? []
  return lines.map((line) =>
    line
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
