/** `kaithem.resource` in Node-RED: what stands on the tabs, by the tab's label and the node's name. @module */

import type { Resource, ResourceProvider } from '../../lib/resource/provider.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { RawConfig, Red } from '../_runtime/red-types.ts'

type Tabs = ReadonlyMap<string, readonly Resource[]>

interface Index {
  tabs: Tabs | undefined
}

/** The nodes of the flows that run; looked up once for each deploy. */
export function tabResources(RED: Red): ResourceProvider {
  const index = oncePer(RED.events, 'resources', () => listen(RED))
  const tabs = (): Tabs => {
    index.tabs ??= readTabs(RED)
    return index.tabs
  }
  return { modules: () => [...tabs().keys()], resources: (module) => tabs().get(module) ?? [] }
}

function listen(RED: Red): Index {
  const index: Index = { tabs: undefined }
  const forget = (): void => {
    index.tabs = undefined
  }
  for (const event of ['flows:starting', 'flows:started', 'flows:stopped']) RED.events.on(event, forget)
  return index
}

function readTabs(RED: Red): Tabs {
  const nodes: RawConfig[] = []
  RED.nodes.eachNode((config) => void nodes.push(config))
  const labels = new Map(nodes.filter(isTab).map((tab) => [tab.id, labelOf(tab)]))
  const tabs = new Map<string, Resource[]>([...labels.values()].map((label) => [label, []]))
  for (const node of nodes) {
    const module = labels.get(node.z)
    if (module === undefined) continue
    for (const name of namesOf(node)) tabs.get(module)?.push(describe(module, name, node))
  }
  return tabs
}

const isTab = ({ type }: RawConfig): boolean => type === 'tab' || type === 'subflow'

function labelOf({ label, name, id }: RawConfig): string {
  return [label, name].find((text): text is string => typeof text === 'string' && text !== '') ?? id
}

/** A node answers to its name, and a page to its path too. */
function namesOf({ name, path, url }: RawConfig): string[] {
  const texts = [name, path, url].filter((text): text is string => typeof text === 'string' && text !== '')
  return [...new Set(texts)]
}

function describe(module: string, name: string, { type, id, d }: RawConfig): Resource {
  return Object.freeze({ module, name, type, id, disabled: d === true })
}
