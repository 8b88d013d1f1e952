/** The editor opens with this package's nodes, in both schemes and languages, without a complaint. @module */

import { describe, expect, test } from 'vitest'
import { useEditor } from '../support/browser.ts'
import { nodeTypes } from '../support/package-info.ts'
import { nodeReds } from '../support/red-process.ts'

const looks = [
  { colors: 'light', language: 'en-US' },
  { colors: 'dark', language: 'de' },
] as const
const types = nodeTypes.filter(({ config }) => !config).map(({ type }) => type)

describe.each(nodeReds.flatMap((major) => looks.map((look) => ({ major, ...look }))))(
  'Node-RED $major, $colors, $language',
  ({ major, colors, language }) => {
    const host = useEditor(major, { colors, language, demo: true })

    test('the palette has our nodes', async () => {
      const editor = await host.open()
      for (const type of types) {
        await editor.page.locator(`.red-ui-palette-node[data-palette-type="${type}"]`).waitFor({ state: 'attached' })
      }
      const dark = await editor.page.evaluate(() => document.documentElement.classList.contains('nr-theme-dark'))
      expect(dark).toBe(major === 5 && colors === 'dark')
      await editor.screenshot(`editor-${colors}`)
    })

    test('every node of the demo passes the checks of its dialog', async () => {
      const editor = await host.open()
      const nodes = await editor.nodes()
      expect(nodes.length).toBeGreaterThan(0)
      expect(nodes.filter(({ errors }) => errors.length > 0)).toEqual([])
    })
  },
)
