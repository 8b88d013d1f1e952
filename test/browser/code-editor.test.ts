/** What the code editor of a function node knows of kaithem: completion, live tag names, help under the pointer. @module */

import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { type Editor, useEditor } from '../support/browser.ts'
import { examples } from '../support/package-info.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

/** The demo without the debug nodes: Node-RED complains about what they send while a page loads. */
const flow = (examples.find(({ path }) => path.startsWith('computer/'))?.nodes ?? [])
  .filter(({ type }) => type !== 'debug')
  .map((node, _index, all) => {
    const exists = (id: string): boolean => all.some((one) => one.id === id)
    return 'wires' in node ? { ...node, wires: (node.wires as string[][]).map((ids) => ids.filter(exists)) } : node
  })

/** What is typed, and some of what must be offered; of a long list the editor makes only the first rows. */
const completions = [
  ['the bare word', 'kaithem.', ['alerts', 'devices', 'events', 'message']],
  ['the bare word, further on', 'kaithem.t', ['tags', 'time']],
  ['global.get', "global.get('kaithem').", ['alerts', 'devices', 'events', 'message']],
  ['a namespace', 'kaithem.states.', ['StateMachine', 'get']],
  ['a tag', "kaithem.tags['/computer/load'].conv", ['convertTo']],
] as const

/** Words of `kaithem.tags[...].convertTo`, and some of what is said about each. */
const explanations = [
  ['kaithem', 'Live tags, alerts, state machines, events, devices and more, as seen by this node.'],
  ['tags', 'Tag points: named values that everybody sees, each with prioritised claims.'],
  ['convertTo', 'The value in another unit.'],
] as const

describe.each(nodeReds)('Node-RED %i', (major) => {
  const host = useEditor(major)

  const code = (editor: Editor): Locator => editor.page.locator('.red-ui-tray .monaco-editor:visible').first()
  const offers = (editor: Editor): Locator => editor.page.locator('.suggest-widget.visible .monaco-list-row')
  const text = async (editor: Editor): Promise<string> => {
    const lines = await code(editor).locator('.view-lines').textContent()
    return (lines ?? '').replaceAll('\u00a0', ' ').trim()
  }

  /** Opens the function node of the demo, without its code. */
  async function open(): Promise<Editor> {
    const editor = await host.open(flow)
    await editor.openDialog((await editor.find('function', 'ask kaithem')).id)
    await clear(editor)
    return editor
  }

  async function clear(editor: Editor): Promise<void> {
    await code(editor).locator('.view-lines').click()
    for (const key of ['Escape', 'ControlOrMeta+A', 'Delete']) await editor.page.keyboard.press(key)
    await until(async () => (await text(editor)) === '', 5000, 'an empty editor')
  }

  /** Types and waits until all these are offered; types the last letter again while the language service still loads. */
  async function type(editor: Editor, typed: string, wanted: readonly string[]): Promise<void> {
    const { keyboard } = editor.page
    const names = async (): Promise<string[]> => {
      const labels = await offers(editor).locator('.label-name').allTextContents()
      return labels.map((label) => label.trim())
    }
    await keyboard.type(typed)
    let asked = performance.now()
    const isOffered = async (): Promise<boolean> => {
      const now = await names()
      if (wanted.every((name) => now.includes(name))) return true
      if (performance.now() - asked > 3000) {
        await keyboard.press('Backspace')
        await keyboard.type(typed.slice(-1))
        asked = performance.now()
      }
      return false
    }
    await until(isOffered, 40_000, `completion of ${typed}`).catch(async (error: Error) => {
      throw new Error(`${error.message}; there is ${(await names()).join(', ')} for ${await text(editor)}`)
    })
  }

  test('completes kaithem, its namespaces and its tags', async () => {
    const editor = await open()
    for (const [name, typed, wanted] of completions) {
      await clear(editor)
      await type(editor, typed, wanted)
      await editor.screenshot(`code/completes ${name}`)
    }
  })

  test('completes the names of live tags, with their values', async () => {
    const editor = await open()
    await type(editor, "kaithem.tags['/comp", ['/computer/memory.free', '/computer/load', '/computer/uptime'])
    const row = offers(editor).filter({ hasText: '/computer/memory.free' })
    expect(await row.textContent()).toMatch(/\d+ B/)
    await editor.screenshot('code/completes tag names')
    await row.click()
    await until(async () => (await text(editor)).includes('memory.free'), 5000, 'the chosen name')
    expect(await text(editor)).toMatch(/^kaithem\.tags\['\/computer\/memory\.free'?\]?$/)
  })

  test('explains words under the pointer', async () => {
    const editor = await open()
    // Once it completes, it knows the types.
    await type(editor, 'kaithem.t', ['tags'])
    await editor.page.keyboard.type("ags['/computer/load'].convertTo")
    await editor.page.keyboard.press('Escape')
    for (const [word, help] of explanations) {
      await explained(editor, word, help)
      await editor.screenshot(`code/explains ${word}`)
    }
  })

  /** Points at a word, again and again until the help is there. */
  async function explained(editor: Editor, word: string, help: string): Promise<void> {
    const hover = editor.page.locator('.monaco-hover:visible')
    const shown = async (): Promise<string> => (await hover.allTextContents()).join('\n').replaceAll('\u00a0', ' ')
    const isExplained = async (): Promise<boolean> => {
      const place = await editor.page.evaluate(placeOf, word)
      if (place === undefined) return false
      await editor.page.mouse.move(5, 5)
      await editor.page.mouse.move(place.x, place.y, { steps: 4 })
      return until(async () => (await shown()).includes(help), 3000).then(
        () => true,
        () => false,
      )
    }
    await until(isExplained, 30_000, `help on ${word}`).catch(async (error: Error) => {
      throw new Error(`${error.message}; it says ${await shown()}`)
    })
  }
})

/** In the page: the middle of a word in the code of the open dialog. */
function placeOf(word: string): { x: number; y: number } | undefined {
  const lines = [...document.querySelectorAll('.red-ui-tray .monaco-editor .view-line')]
  for (const line of lines.filter((one) => one.checkVisibility())) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    for (let part = walker.nextNode(); part !== null; part = walker.nextNode()) {
      const at = (part.textContent ?? '').indexOf(word)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(part, at)
      range.setEnd(part, at + word.length)
      const { x, y, width, height } = range.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    }
  }
  return undefined
}
