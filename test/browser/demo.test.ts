/** The demo as a user sees it: statuses that live, in both schemes. @module */

import { describe, test } from 'vitest'
import { type Editor, useEditor } from '../support/browser.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

/** Nodes of the demo and what stands below them once the computer was read. */
const shown = [
  ['kaithem-tag', 'load', /^\d+(\.\d+)? %/],
  ['kaithem-tag', 'free memory', /^\d+(\.\d+)? GB$/],
  ['kaithem-tag', 'memory in use', /^\d+(\.\d+)? %$/],
  ['kaithem-tag', 'free disk', /^\d+(\.\d+)? GB$/],
  ['kaithem-tag', 'uptime', /^\d+(\.\d+)? (h|day)$/],
  ['kaithem-state-machine', 'mood of the computer', /^(calm|busy|strained) · \d\d:\d\d:\d\d/],
  ['debug', 'report', /^\d+\.\d\d GB free, /],
  ['debug', 'free disk', /^\d+(\.\d+)? GiB$/],
  ['kaithem-message-in', '', /^\d+: \/computer\/report$/],
] as const

/** These say something new with every reading, or every report. */
const changing = [
  ['kaithem-tag', 'uptime'],
  ['kaithem-message-in', ''],
] as const

const looks = nodeReds.flatMap((major) => (['light', 'dark'] as const).map((colors) => ({ major, colors })))

describe.each(looks)('Node-RED $major, $colors', ({ major, colors }) => {
  const host = useEditor(major, { colors, demo: true })

  test('every status is there, and goes on', async () => {
    const editor = await host.open()
    for (const [type, name, text] of shown) {
      const label = await status(editor, type, name)
      await until(async () => text.test(await label()), 10_000, `status ${text} of ${type} ${name}`)
    }
    for (const [type, name] of changing) {
      const label = await status(editor, type, name)
      const before = await label()
      await until(async () => (await label()) !== before, 15_000, `a new status of ${type} ${name}`)
    }
    await editor.screenshot(`demo-${colors}-top`)
    await editor.page.evaluate(scrollDown)
    await editor.screenshot(`demo-${colors}-bottom`)
  })
})

/** Reads what stands below a node of the tab that is open, wherever it is. */
async function status(editor: Editor, type: string, name: string): Promise<() => Promise<string>> {
  const { id } = await editor.find(type, name)
  const label = editor.page.locator(`[id="${id}"] .red-ui-flow-node-status-label`)
  return async () => (await label.textContent()) ?? ''
}

/** In the page: to the second half of the flow. */
function scrollDown(): void {
  document.getElementById('red-ui-workspace-chart')?.scrollTo(0, 380)
}
