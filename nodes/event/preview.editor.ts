/** Below the phrase: what it means in words, and its next ten times as the runtime reckons them. @module */

import { meaningOf } from '../../lib/events/schedule/meaning.ts'
import { parsePhrase } from '../../lib/events/schedule/parse.ts'
import type { EditorNode } from '../_editor/host.ts'

/** Milliseconds without a key before the runtime is asked. */
const typingPause = 250

interface Description {
  readonly next: readonly number[]
  readonly zone: string
  readonly error?: { readonly code: string; readonly message: string }
}

export interface Preview {
  /** The phrase as it stands in the field, and the zone. */
  show(phrase: string, zone: string): void
  close(): void
}

const CSS = `
.kaithem-event-preview { margin: -4px 0 12px 104px; padding: 8px 10px; border: 1px solid var(--red-ui-secondary-border-color);
  border-radius: 4px; color: var(--red-ui-primary-text-color); font-size: 12px; line-height: 1.5; }
.kaithem-event-preview p { margin: 0; }
.kaithem-event-preview .kaithem-event-words { font-weight: 600; }
.kaithem-event-preview ol { columns: 2 170px; column-gap: 16px; white-space: nowrap; margin: 6px 0 0; padding-left: 22px; }
.kaithem-event-preview li { break-inside: avoid; font-variant-numeric: tabular-nums; }
.kaithem-event-preview .kaithem-event-zone { margin-top: 4px; color: var(--red-ui-secondary-text-color); }
@media (max-width: 1000px) { .kaithem-event-preview { contain: inline-size; } }
@media (max-width: 600px) { .kaithem-event-preview ol { columns: 1; } }
`

/** @param box the element that holds it; it is read out when it changes */
export function createPreview(node: EditorNode, box: JQuery): Preview {
  if ($('#kaithem-event-styles').length === 0) $('<style id="kaithem-event-styles"></style>').text(CSS).appendTo('head')
  const words = $('<p class="kaithem-event-words"></p>').appendTo(box)
  const list = $('<ol></ol>').appendTo(box)
  const note = $('<p class="kaithem-event-zone"></p>').appendTo(box)
  const text = (key: string, data: Readonly<Record<string, string>> = {}): string =>
    node._(`kaithem-event.${key}`, { ...data, interpolation: { escapeValue: false } })
  const code = text('meaning.code')
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''

  const ask = async (phrase: string, zone: string, question: string): Promise<void> => {
    // jQuery, because it sends the login along.
    const answer = (await $.getJSON('kaithem/editor/schedule', { text: phrase, zone })) as Description
    if (question !== asked) return
    if (answer.error === undefined) {
      fill(answer)
      return
    }
    list.empty()
    note.text(answer.error.code === 'KAITHEM_NO_LOCATION' ? text('preview.location') : answer.error.message)
  }

  const fill = ({ next, zone }: Description): void => {
    list.empty()
    const format = new Intl.DateTimeFormat(code, {
      ...{ weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
      ...(next.some((time) => time % 60 !== 0) ? { second: '2-digit' } : {}),
      timeZone: zone,
      hourCycle: 'h23',
    } as Intl.DateTimeFormatOptions)
    for (const time of next)
      $('<li></li>')
        .text(format.format(time * 1000))
        .appendTo(list)
    note.text(next.length === 0 ? text('preview.never') : text('preview.zone', { zone }))
  }

  return {
    show(phrase, zone) {
      const question = `${phrase}\n${zone}`
      if (question === asked) return
      asked = question
      clearTimeout(timer)
      const meaning = understood(phrase, code, (key, data) => text(`meaning.${key}`, data))
      box.toggle(meaning !== undefined)
      if (meaning === undefined) return
      words.text(meaning)
      timer = setTimeout(() => {
        // Without an answer (old runtime, lost connection) the words are there all the same.
        ask(phrase, zone, question).catch(() => note.text(text('preview.unreachable')))
      }, typingPause)
    },
    close() {
      asked = ''
      clearTimeout(timer)
    },
  }
}

/** The meaning in words; undefined for a phrase that is refused: the field says why. */
function understood(
  phrase: string,
  code: string,
  sentence: (key: string, data?: Readonly<Record<string, string>>) => string,
): string | undefined {
  try {
    return meaningOf(parsePhrase(phrase), { code, sentence })
  } catch {
    return undefined
  }
}
