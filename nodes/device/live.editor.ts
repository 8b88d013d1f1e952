/** The data points of the running device, with their values, while the dialog is open. @module */

import type { EditorNode } from '../_editor/host.ts'
import type { DeviceView, PointView } from './views.ts'

/** Milliseconds between two looks. */
const pause = 1500

export interface LiveList {
  stop(): void
}

function valueText(node: EditorNode, { value, unit, isSet }: PointView): string {
  if (!isSet && value === '') return node._('kaithem-device.live.unset')
  return unit === '' ? value : `${value} ${unit}`
}

function table(node: EditorNode, points: readonly PointView[]): JQuery {
  const rows = points.map((point) =>
    $('<tr></tr>').append(
      $('<th scope="row"></th>').text(point.name),
      $('<td></td>').text(valueText(node, point)),
      $('<td class="kaithem-device-tag"></td>').append($('<code></code>').text(point.tag)),
    ),
  )
  return $('<table class="kaithem-device-points"></table>').append($('<tbody></tbody>').append(...rows))
}

function content(node: EditorNode, view: DeviceView | null): JQuery[] {
  if (view === null) return [$('<div class="kaithem-device-note"></div>').text(node._('kaithem-device.live.none'))]
  const state = view.works ? view.status : node._('kaithem-device.status.unsupported')
  const parts = [$('<div class="kaithem-device-state"></div>').text(`${view.type || 'Device'}: ${state}`)]
  if (view.error !== '') {
    parts.push(
      $('<div class="kaithem-device-error"></div>').text(`${node._('kaithem-device.live.error')} ${view.error}`),
    )
  }
  return view.points.length > 0 ? [...parts, table(node, view.points)] : parts
}

/** Shows the device that runs under the saved name. */
export function showLive(node: EditorNode, place: JQuery): LiveList {
  const state = { shown: '', isOver: false }
  const look = (): void => {
    $.getJSON('kaithem/editor/device', { name: String(node.name ?? '') }).then(
      (view: DeviceView | null) => {
        const text = JSON.stringify(view)
        if (state.isOver || text === state.shown) return
        state.shown = text
        place.empty().append(...content(node, view))
      },
      // The connection to Node-RED is gone; the editor says so.
      () => undefined,
    )
  }
  const timer = setInterval(look, pause)
  look()
  return {
    stop: () => {
      state.isOver = true
      clearInterval(timer)
    },
  }
}
