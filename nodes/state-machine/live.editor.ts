/** The page with the diagram: draws the tables, and looks once a second at the running machine. @module */

import type { EditorNode } from '../_editor/host.ts'
import { createDiagram } from '../_editor/index.ts'
import type { DrawnGraph } from './draft.ts'
import { durationText } from './duration.ts'
import { diagramTexts, sentences } from './graph-texts.editor.ts'
import { host } from './host.editor.ts'
import type { MachineView } from './view.ts'

/** Milliseconds between two looks at the machine, and between two updates of the ages. */
const lookEvery = 1000
const tickEvery = 250

/** What the page shows when no machine runs: key of the sentence below `live`. */
type Absence = 'loading' | 'absent' | 'denied' | 'unreachable'

export interface LivePage {
  /** The tables have changed. */
  redraw(): void
  /** Whether the page is in sight: the machine is asked only then. */
  show(visible: boolean): void
  close(): void
}

/** `draft` answers what the tables say now, and whether they differ from what runs. */
export function createLivePage(
  node: EditorNode,
  page: JQuery,
  draft: () => { readonly graph: DrawnGraph; readonly changed: boolean },
): LivePage {
  const text = (key: string, data?: Readonly<Record<string, unknown>>): string =>
    node._(`kaithem-state-machine.live.${key}`, { ...data, interpolation: { escapeValue: false } })
  const diagram = createDiagram(page.find('.kaithem-machine-picture'))
  const line = page.find('.kaithem-machine-live')
  let view: MachineView | undefined
  let absence: Absence = 'loading'
  let received = 0
  let refusal = ''
  let events = ''
  let history = ''
  let timers: number[] = []

  const elapsed = (): number => (performance.now() - received) / 1000

  const draw = (): void => {
    const { graph, changed } = draft()
    const drawn = view === undefined || changed ? graph : view.graph
    diagram.draw(drawn, diagramTexts(node, drawn))
    const list = page.find('.kaithem-machine-text ul').empty()
    for (const sentence of sentences(node, drawn)) $('<li></li>').text(sentence).appendTo(list)
    drawEvents()
    drawHistory()
    page.find('.kaithem-machine-copy button').prop('disabled', view === undefined)
    announce(view === undefined ? text(absence) : text('now', { state: view.state }))
    tick()
  }

  /** For those who do not see the picture; the line with the ages changes too often to be read out. */
  const announce = (sentence: string): void => {
    const region = page.find('.kaithem-machine-announce')
    if (region.text() !== sentence) region.text(sentence)
  }

  const tick = (): void => {
    if (view === undefined) {
      if (line.text() !== text(absence)) line.text(text(absence))
      diagram.mark({ current: [], note: '' })
      return
    }
    const { state, timer, active } = view
    const age = durationText(view.age + elapsed())
    const left = timer && durationText(Math.max(0, timer.left - elapsed()))
    const note = timer ? text('left', { state: timer.dest, left }) : age
    diagram.mark({ current: active, note, from: view.history[0]?.from })
    const parts = [text('state', { state, since: clockText(view.now - view.age), age })]
    if (timer) parts.push(text('timer', { state: timer.dest, left }))
    if (draft().changed) parts.push(text('changed'))
    if (refusal !== '') parts.push(refusal)
    line.text(parts.join(' '))
  }

  const drawEvents = (): void => {
    const names = view?.events ?? []
    const key = JSON.stringify([view === undefined, names])
    if (key === events) return
    events = key
    const focused = document.activeElement?.textContent
    const box = page.find('.kaithem-machine-events').empty()
    if (names.length === 0) {
      const note = text(view === undefined ? 'needsDeploy' : 'noEvents')
      $('<span class="kaithem-machine-note"></span>').text(note).appendTo(box)
    }
    for (const name of names) {
      const button = $('<button type="button" class="red-ui-button red-ui-button-small"></button>').text(name)
      button.on('click', () => send(name)).appendTo(box)
      if (focused === name) button.trigger('focus')
    }
  }

  const drawHistory = (): void => {
    const items = view?.history ?? []
    const key = JSON.stringify(items)
    if (key === history) return
    history = key
    const list = page.find('.kaithem-machine-history').empty()
    if (items.length === 0)
      $('<li></li>')
        .append($('<span class="why none"></span>').text(text('noHistory')))
        .appendTo(list)
    for (const { from, to, trigger, event, time } of items) {
      const row = $('<li></li>').appendTo(list)
      $('<span class="when"></span>').text(clockText(time)).appendTo(row)
      $('<span></span>').text(`${from} → ${to}`).appendTo(row)
      $('<span class="why"></span>')
        .text(text(`why.${trigger}`, { event }))
        .appendTo(row)
    }
  }

  const take = (next: MachineView | null): void => {
    view = next ?? undefined
    absence = 'absent'
    received = performance.now()
    draw()
  }

  const fail = (status: number): void => {
    view = undefined
    absence = status === 401 || status === 403 ? 'denied' : 'unreachable'
    draw()
  }

  const look = (): void => {
    $.getJSON('kaithem/editor/machine', { id: node.id })
      .done(take)
      .fail((answer) => fail(answer.status))
  }

  const send = (event: string): void => {
    refusal = ''
    $.post(`kaithem/editor/machine/event?${$.param({ id: node.id, event })}`)
      .done(take)
      .fail(({ status, responseJSON }) =>
        refuse(responseJSON?.message ?? text(status === 0 ? 'unreachable' : 'refused')),
      )
  }

  /** Stays until the next event is sent. */
  const refuse = (sentence: string): void => {
    refusal = sentence
    announce(sentence)
    tick()
  }

  for (const format of ['mermaid', 'xstate']) {
    const button = page.find(`#kaithem-machine-copy-${format}`)
    button.on('click', () => {
      $.get('kaithem/editor/machine/copy', { id: node.id, format })
        .done((copy: string) => host().clipboard.copyText(copy, button, text('copied')))
        .fail((answer) => fail(answer.status))
    })
  }

  const stop = (): void => {
    for (const timer of timers) window.clearInterval(timer)
    timers = []
  }

  return {
    redraw: draw,
    show(visible) {
      stop()
      if (!visible) return
      draw()
      look()
      timers = [window.setInterval(look, lookEvery), window.setInterval(tick, tickEvery)]
    },
    close: stop,
  }
}

const clockText = (epoch: number): string => new Date(epoch * 1000).toLocaleTimeString()
