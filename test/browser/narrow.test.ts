/** Dialogs in a narrow window, in German because its words are longer: nothing is cut off. @module */

import { describe, expect, test } from 'vitest'
import { useEditor } from '../support/browser.ts'
import { nodeTypes } from '../support/package-info.ts'
import { nodeReds } from '../support/red-process.ts'

const settings: Readonly<Record<string, object>> = {
  'kaithem-alert': { source: 'tag', tag: '/freezer/temp' },
  'kaithem-event': { kind: 'time', phrase: 'every weekday at 7:30am' },
  'kaithem-device': {
    deviceType: 'ProcessWatcher',
    settings: { command: 'true', rules: [{ point: 'free', kind: 'column', pattern: '2,4', unit: 'kB' }] },
  },
}

describe.each(nodeReds)('Node-RED %i', (major) => {
  const host = useEditor(major, { language: 'de' })

  test.each(nodeTypes)('$type', async ({ type, config }) => {
    const place = config ? {} : { z: 'tab', x: 200, y: 100, wires: [] }
    const editor = await host.open([
      { id: 'tab', type: 'tab', label: 'narrow' },
      { id: 'node', type, name: 'n', ...settings[type], ...place },
    ])
    await editor.page.setViewportSize({ width: 800, height: 900 })
    await editor.openDialog('node')
    expect(await editor.cutOffParts()).toEqual([])
    await editor.screenshot(`narrow/${type}`)
    await editor.closeDialog('cancel')
  })
})
