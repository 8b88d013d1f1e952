/** The sidebar tab with the pins: asks the runtime while it is in sight, and sends what people do. @module */

import type { GpioView, PinView } from '../_config/gpio-view.ts'
import { sharedText } from '../_editor/index.ts'
import { type PinOrder, PinsPanel } from './pins-panel.editor.ts'
import { addPanelStyles } from './pins-styles.editor.ts'

declare module '../_editor/host.ts' {
  interface EditorHost {
    readonly sidebar: {
      addTab(tab: {
        readonly id: string
        readonly label: string
        readonly name: string
        readonly content: JQuery
        readonly iconClass: string
        readonly enableOnEdit: boolean
        onchange?(): void
      }): void
    }
  }
}

/** Milliseconds between two looks at the pins, and between two at the machine. */
const lookEvery = 250
const refreshEvery = 5000

/** Adds the tab. */
export function addPinsTab(): void {
  addPanelStyles()
  const content = $('<div class="kaithem-pins"></div>')
  const connection = new Connection(content)
  RED.sidebar.addTab({
    id: 'kaithem-pins',
    label: sharedText('gpio.panel.tab'),
    name: sharedText('gpio.panel.name'),
    content,
    iconClass: 'fa fa-microchip',
    enableOnEdit: true,
  })
  connection.start()
}

class Connection {
  private readonly content: JQuery
  private readonly panel: PinsPanel
  private readonly orders: PinOrder[] = []
  private isAsking = false
  private isSending = false
  private refreshed = Number.NEGATIVE_INFINITY

  constructor(content: JQuery) {
    this.content = content
    this.panel = new PinsPanel(content, (order) => this.send(order))
  }

  start(): void {
    window.setInterval(() => this.look(), lookEvery)
  }

  private look(): void {
    if (this.isAsking || this.isSending || document.hidden || !this.content.is(':visible')) return
    const isDue = performance.now() - this.refreshed >= refreshEvery
    if (isDue) this.refreshed = performance.now()
    this.isAsking = true
    const done = (): void => {
      this.isAsking = false
    }
    if (isDue) {
      $.getJSON('kaithem/editor/gpio')
        .done((view: GpioView) => this.panel.showMachine(view))
        .fail(({ status }) => this.panel.fail(status))
        .always(done)
    } else {
      $.getJSON('kaithem/editor/gpio/pins')
        .done((pins: readonly PinView[]) => this.take(pins))
        .fail(({ status }) => this.panel.fail(status))
        .always(done)
    }
  }

  /** An answer that was on its way while something was ordered is older than the order. */
  private take(pins: readonly PinView[]): void {
    if (!this.isSending) this.panel.showPins(pins)
  }

  /** One after the other, or a release could overtake its press. */
  private send(order: PinOrder): void {
    const last = this.orders.at(-1)
    // Of the places a slider was pulled over only the last one counts.
    if (order.action === 'share' && last?.action === 'share' && last.pin === order.pin) this.orders.pop()
    this.orders.push(order)
    if (!this.isSending) this.next()
  }

  private next(): void {
    const order = this.orders.shift()
    this.isSending = order !== undefined
    if (order === undefined) return
    $.post(`kaithem/editor/gpio/pin?${$.param(order)}`)
      .done((pins: readonly PinView[]) => this.panel.showPins(pins))
      .fail(({ status, responseJSON }) => this.panel.refuse(status, responseJSON?.message))
      .always(() => this.next())
  }
}
