/**
 * Runs the examples of the documentation: every ```js block is the code of one function node, with a kaithem and a
 * clock of its own. `expression // => value` on one line must be equal, `expression // throws CODE` must throw that.
 *
 * @module
 */

import vm from 'node:vm'
import { expect } from 'vitest'
import * as library from '../../lib/index.ts'
import type { Log } from '../../lib/platform/index.ts'
import { read } from './package-info.ts'

/** One example. */
export interface DocBlock {
  readonly path: string
  /** Of its first line of code, counted from 1. */
  readonly line: number
  readonly code: string
}

const fence = /^```(\w*)$/
const claim = /^(\s*)(\S.*?);?\s+\/\/ (=>|throws) (.+)$/
const importLine = /^import (?:(\w+), )?\{ (.+) \} from '@kaithem\/node-red-kaithem'$/

/** Every ```js block of a Markdown file. */
export function docBlocks(path: string): DocBlock[] {
  const blocks: DocBlock[] = []
  const state: { language?: string | undefined; start: number } = { start: 0 }
  const lines = read(path).split('\n')
  for (const [index, text] of lines.entries()) {
    const language = fence.exec(text)?.[1]
    if (language === undefined) continue
    if (state.language === undefined) {
      Object.assign(state, { language, start: index + 1 })
      continue
    }
    const code = lines.slice(state.start, index).join('\n')
    if (state.language === 'js') blocks.push({ path, line: state.start + 1, code })
    state.language = undefined
  }
  if (state.language !== undefined) throw new Error(`${path}:${state.start}: this block does not end`)
  return blocks
}

/** Turns what comments claim into calls; a line stays a line, so that errors point into the document. */
export function withClaims(code: string): string {
  return code
    .split('\n')
    .map((text) => {
      const imported = importLine.exec(text)
      if (imported !== null)
        return `const { ${imported[1] ? `default: ${imported[1]}, ` : ''}${imported[2]} } = $library`
      const [, indent, expression, word, value] = claim.exec(text) ?? []
      if (word === '=>') return `${indent}$equal((${expression}), (${value}))`
      if (word === 'throws') return `${indent}await $throws(async () => (${expression}), '${value}')`
      return text
    })
    .join('\n')
}

async function checkThrows(run: () => Promise<unknown>, code: string): Promise<void> {
  const outcome = await run().then(
    () => 'no error',
    (error: unknown) => (library.isKaithemError(error) ? error.code : String(error)),
  )
  expect(outcome).toBe(code)
}

/** The `node` of a function node: what it sent and which errors it showed can be looked at. */
export function fakeNode() {
  const closers: (() => void)[] = []
  return {
    id: 'f1',
    name: 'example',
    sent: [] as unknown[],
    errors: [] as unknown[],
    on: (_event: string, listener: () => void) => void closers.push(listener),
    send(message: unknown) {
      this.sent.push(message)
    },
    error(error: unknown) {
      this.errors.push(error)
    },
    status: () => {},
    log: () => {},
    warn: () => {},
    close: () => closers.forEach((closer) => void closer()),
  }
}

/** Runs one example like a function node, in a realm of its own; whatever it leaves running is an error. */
export async function runBlock({ path, line, code }: DocBlock): Promise<void> {
  const clock = new library.ManualClock(1_700_000_000)
  const shown: string[] = []
  // An alert that trips is logged, as it should be.
  const show = (text: string): void => void (text.startsWith('Alarm ') || shown.push(text))
  const log: Log = { debug: () => {}, info: () => {}, warn: show, error: show }
  const own = library.createKaithem({ clock, log, gpio: 'mock', sound: 'null', midi: 'null' })
  const node = fakeNode()
  const kaithem = own.scope(node)
  const globals = new Map<string, unknown>([['kaithem', kaithem]])
  const sandbox = {
    ...{ kaithem, clock, node, msg: { payload: 21, topic: 'example' }, Buffer },
    global: {
      get: (name: string) => globals.get(name),
      set: (name: string, value: unknown) => globals.set(name, value),
    },
    $library: library,
    $equal: (actual: unknown, expected: unknown) => expect(actual).toEqual(expected),
    $throws: checkThrows,
  }
  const script = new vm.Script(`(async () => {${withClaims(code)}\n})()`, { filename: path, lineOffset: line - 1 })
  try {
    await script.runInContext(vm.createContext(sandbox))
    await clock.advance(0)
  } finally {
    own.close()
  }
  const errors = [...node.errors.map(String), ...shown]
  if (errors.length > 0) throw new Error(`reported while it ran: ${errors.join('; ')}`)
  expect(clock.pending, 'timers left after closing').toBe(0)
}
