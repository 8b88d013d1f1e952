/** How the running page does, while the dialog is open: visits, errors, what it printed, its own changes. @module */

import type { EditorNode } from '../_editor/host.ts'
import type { PageView } from './views.ts'

/** Milliseconds between two looks. */
const pause = 2000

export interface LivePage {
  close(): void
}

/** @param take takes the text over that the page made of itself */
export function showLive(node: EditorNode, place: JQuery, take: (text: string) => void): LivePage {
  const state = { shown: '', isOver: false }
  const look = (): void => {
    $.getJSON('kaithem/editor/page', { id: node.id }).then(
      (view: PageView | null) => {
        const text = JSON.stringify(view)
        if (state.isOver || text === state.shown) return
        state.shown = text
        place.empty().append(...content(node, view, take))
      },
      // The connection to Node-RED is gone; the editor says so.
      () => undefined,
    )
  }
  const timer = setInterval(look, pause)
  look()
  return {
    close() {
      state.isOver = true
      clearInterval(timer)
    },
  }
}

function content(node: EditorNode, view: PageView | null, take: (text: string) => void): JQuery[] {
  const text = (key: string, data: Readonly<Record<string, unknown>> = {}): string =>
    node._(`kaithem-page.live.${key}`, { ...data, interpolation: { escapeValue: false } })
  const note = (words: string): JQuery => $('<p class="kaithem-page-note"></p>').text(words)
  if (view === null) return [note(text('none'))]
  const parts = [note(text('visits', { count: view.visits }))]
  if (view.changed !== undefined) {
    const { changed } = view
    const button = $('<button type="button" class="red-ui-button"></button>').text(text('take'))
    button.on('click', () => take(changed))
    parts.push(note(text('changed')), button)
  }
  if (view.printed !== '') parts.push(heading(text('printed')), $('<pre></pre>').text(view.printed))
  if (view.errors.length > 0) parts.push(heading(text('errors')))
  for (const { number, time, request, trace } of view.errors) {
    const when = new Date(time * 1000).toLocaleString(text('language'))
    parts.push(note(`#${number} · ${when} · ${request}`), $('<pre></pre>').text(trace))
  }
  return parts
}

const heading = (text: string): JQuery => $('<div class="kaithem-legend"></div>').text(text)
