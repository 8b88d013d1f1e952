/** What the editor plugin tells the code editor of a function node. @module */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, describe, expect, test } from 'vitest'
import { declareAccess, wrapModule } from '../../../nodes/kaithem/typings.editor.ts'

const folder = mkdtempSync(join(tmpdir(), 'kaithem-typings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const declarations = `/** declare nothing */
interface Post { (topic: string): void }
declare class Kaithem { post: Post }
declare const kaithem: Kaithem;
export { Kaithem, kaithem as default };
export type { Post };`

/** Node-RED's own declarations, as far as they meet ours. */
const nodeRed = `declare class global { static get(name: string | string[]); static get(name: string, store: string) }
declare namespace RED { namespace util { function generateId(): string } }`

/** The mistakes TypeScript finds in a function node's code. */
function mistakes(code: string, isBareWord: boolean): string[] {
  const files = {
    'code.js': code,

    'b.d.ts': wrapModule(declarations),
    'c.d.ts': declareAccess(isBareWord),
    'd.d.ts': nodeRed,
  }
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  })
  const program = ts.createProgram(paths, {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    types: [],
    lib: ['lib.esnext.d.ts'],
  })
  const source = program.getSourceFile(paths[0] ?? '')
  const found = [...program.getSemanticDiagnostics(source), ...program.getSyntacticDiagnostics()]
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

describe('types', () => {
  test.each(['kaithem', "global.get('kaithem')", 'RED.util.kaithem'])('%s is known with its members', (expression) => {
    expect(mistakes(`${expression}.post('/a'); RED.util.generateId()`, true)).toEqual([])
    expect(mistakes(`${expression}.nothing`, true)).toHaveLength(1)
  })

  test('other values of global context stay what they were', () => {
    expect(mistakes("global.get('x').y.z; global.get('x', 'store')", true)).toEqual([])
  })

  test('where the bare word is switched off, it is unknown', () => {
    expect(mistakes("global.get('kaithem').post('/a')", false)).toEqual([])
    expect(mistakes("kaithem.post('/a')", false)).toHaveLength(1)
  })
})
