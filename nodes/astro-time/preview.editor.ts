/** The times of the coming seven days in the dialog, as the settings in the form make them. @module */

import type { EditorNode } from '../_editor/host.ts'
import { eventName } from './event-name.ts'
import type { Preview, PreviewAnswer, PreviewDay } from './preview-view.ts'

/** Milliseconds to wait after a key before asking the runtime. */
const typingPause = 250

const CSS = `
.kaithem-astro-preview { min-height: 210px; }
.kaithem-astro-preview table { width: 100%; border-collapse: collapse; }
.kaithem-astro-preview td, .kaithem-astro-preview th { padding: 3px 8px 3px 0; text-align: left; font-weight: normal; vertical-align: top;
  border-bottom: 1px solid var(--red-ui-secondary-border-color); color: var(--red-ui-primary-text-color); }
.kaithem-astro-preview th { width: 116px; white-space: nowrap; }
.kaithem-astro-preview caption, .kaithem-astro-preview .kaithem-astro-none { color: var(--red-ui-secondary-text-color); text-align: left;
  font-size: 12px; }
.kaithem-astro-preview caption { caption-side: bottom; padding-top: 6px; }
.kaithem-astro-time { display: inline-block; margin-right: 14px; white-space: nowrap; }
.kaithem-astro-time b { font-weight: 600; font-variant-numeric: tabular-nums; }
`

const text = (node: EditorNode, key: string, data?: Readonly<Record<string, unknown>>): string =>
  node._(`kaithem-astro-time.${key}`, { ...data, interpolation: { escapeValue: false } })

/** Answers what to call when the settings may have changed. */
export function createPreview(
  node: EditorNode,
  page: JQuery,
): (settings: Record<string, unknown>, faulty: boolean) => void {
  if ($('#kaithem-astro-styles').length === 0) $('<style id="kaithem-astro-styles"></style>').text(CSS).appendTo('head')
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''
  const say = (sentence: string): void =>
    void page.empty().append($('<div class="kaithem-astro-none"></div>').text(sentence))
  return (settings, faulty) => {
    const wanted = faulty ? '' : JSON.stringify(settings)
    if (wanted === asked) return
    asked = wanted
    clearTimeout(timer)
    if (faulty) {
      say(text(node, 'preview.faulty'))
      return
    }
    timer = setTimeout(() => {
      $.getJSON('kaithem/editor/astro-time', { id: node.id, settings: wanted }).then(
        (answer: PreviewAnswer) => {
          if (asked !== wanted) return
          if ('problem' in answer) say(text(node, 'preview.noLocation'))
          else page.empty().append(tableOf(node, answer))
        },
        () => {
          if (asked === wanted) say(text(node, 'preview.failed'))
        },
      )
    }, typingPause)
  }
}

function tableOf(node: EditorNode, { zone, days }: Preview): JQuery {
  const table = $('<table></table>')
  $('<caption></caption>')
    .text(text(node, 'preview.zone', { zone }))
    .appendTo(table)
  for (const day of days) {
    const row = $('<tr></tr>').appendTo(table)
    $('<th scope="row"></th>')
      .text(`${text(node, `weekday.${day.weekday}`)} ${day.date}`)
      .appendTo(row)
    $('<td></td>').append(cellsOf(node, day)).appendTo(row)
  }
  return table
}

function cellsOf(node: EditorNode, { included, moments, missing }: PreviewDay): JQuery[] {
  const translate = (key: string): string => text(node, `status.${key}`)
  const cell = (): JQuery => $('<span class="kaithem-astro-time"></span>')
  if (!included) return [cell().addClass('kaithem-astro-none').text(text(node, 'preview.excluded'))]
  return [
    ...moments.map(({ event, text: clock }) =>
      cell().append($('<b></b>').text(clock), document.createTextNode(` ${eventName(event, translate)}`)),
    ),
    ...missing.map((event) =>
      cell()
        .addClass('kaithem-astro-none')
        .text(text(node, 'preview.missing', { event: eventName(event, translate) })),
    ),
  ]
}
