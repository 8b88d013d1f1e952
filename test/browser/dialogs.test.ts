/** Every example in the real editor: import, open the dialog of each of our nodes, deploy. @module */

import { describe, expect, test } from 'vitest'
import { useEditor } from '../support/browser.ts'
import { examples, nodeTypes } from '../support/package-info.ts'
import { nodeReds } from '../support/red-process.ts'

const ours = new Set(nodeTypes.map(({ type }) => type))
const shown = new Set(examples.flatMap(({ nodes }) => nodes.map(({ type }) => type)))
const configTypes = nodeTypes.filter(({ type, config }) => config && !shown.has(type)).map(({ type }) => type)

describe.each(nodeReds)('Node-RED %i', (major) => {
  const host = useEditor(major)

  test.each(examples)('$path', async ({ path, nodes: flow }) => {
    const editor = await host.open([])
    await editor.importFlow(flow)
    const nodes = await editor.nodes()
    expect(nodes.filter(({ errors }) => errors.length > 0)).toEqual([])
    await editor.deploy()
    for (const { id, type } of nodes.filter((node) => ours.has(node.type))) {
      await editor.openDialog(id)
      expect(await editor.unlabelledFields(), type).toEqual([])
      expect(await editor.page.locator('.red-ui-tray .input-error').count(), `${type} has wrong fields`).toBe(0)
      await editor.screenshot(`dialogs/${path.replace(/\.json$/, '').replaceAll(/[ /]/g, '-')}-${type}-${id}`)
      await editor.closeDialog()
    }
    // Looking at a node does not change it, and the flow is complete as it is.
    const changed = (await editor.nodes()).filter((node) => node.changed)
    expect(changed.map(({ type, id }) => `${type} ${id}`)).toEqual([])
  })

  test.each(configTypes)('a new %s', async (type) => {
    const editor = await host.open([])
    await editor.openNewConfig(type)
    expect(await editor.unlabelledFields()).toEqual([])
    await editor.screenshot(`dialogs/new-${type}`)
    await editor.closeDialog('cancel')
  })
})
