/** Below the path: the address of the page, as a link. @module */

import { pageUrl } from '../../lib/web/pages/names.ts'
import type { EditorNode } from '../_editor/host.ts'
import { moduleName, pathOf } from './config.ts'

interface HostWithFlows {
  readonly settings: { readonly httpNodeRoot?: string | false }
  readonly nodes: {
    workspace(id: string): { readonly label?: string } | null
    subflow(id: string): { readonly name?: string } | null
  }
}

const host = (): HostWithFlows => RED as unknown as HostWithFlows

/** The label of the tab that the node is on. */
export function tabOf(node: EditorNode): string {
  const id = String(node.z ?? '')
  const { nodes } = host()
  return nodes.workspace(id)?.label ?? nodes.subflow(id)?.name ?? ''
}

/** The address of the page as the form describes it. */
export function addressOf(node: EditorNode, values: Readonly<Record<string, unknown>>): string {
  const root = host().settings.httpNodeRoot || '/'
  const url = pageUrl(moduleName(String(values.module ?? '').trim(), tabOf(node)), pathOf(values))
  return root.replace(/\/+$/, '') + url
}

/** Shows the address; a template has none to open. */
export function showAddress(node: EditorNode, place: JQuery, values: Readonly<Record<string, unknown>>): void {
  const address = addressOf(node, values)
  const isPage = values.kind !== 'template'
  const name = decodeURI(address).replace(/^.*?\/pages(?=\/)/, isPage ? '$&' : '')
  const text = isPage
    ? $('<a target="_blank" rel="noopener"></a>')
        .attr('href', address)
        .text(`${name} `)
        .append('<i class="fa fa-external-link" aria-hidden="true"></i>')
    : $('<code></code>').text(name)
  const lead = $('<span></span>').text(`${node._(`kaithem-page.address.${isPage ? 'page' : 'template'}`)} `)
  place.empty().append(lead, text)
}
