/** Ids that are no widgets: what clients and server tell each other beside values. @module */

import { valueText } from '../errors.ts'
import { escapeHtml } from '../markup.ts'
import { Change } from './change.ts'

/** Clocks of clients are compared with the server's through this one. */
export const timeChannel = '_ws_timesync_channel'

export const reserved = {
  /** A box with a text that the user closes. */
  messageBox: '__SHOWMESSAGE__',
  /** [html, seconds]: a text that goes by itself. */
  snackBar: '__SHOWSNACKBAR__',
  /** What is wrong with what the client sent. */
  error: '__WIDGETERROR__',
  /** [id, whether the user may change that widget]; only for clients that know versions. */
  access: '__ACCESS__',
  /** 'ended': the login that the client comes with does not count any more. */
  login: '__LOGIN__',
  /** An error in the browser. */
  clientError: '__ERROR__',
} as const

/** What clients tell about themselves. */
export const ownFacts: ReadonlySet<string> = new Set([
  '__url__',
  '__geo__',
  '__BATTERY__',
  '__USERIDLE__',
  '__SENSORS__',
])

/** Whether an id cannot be one of a widget. */
export const isReserved = (id: string): boolean => id.startsWith('__') || id === timeChannel

const longestReport = 2000

/** The report of an error as it may stand in a log: short, on one line, nothing that moves a cursor. */
export function cleanReport(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? valueText(value))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a log
  return text.slice(0, longestReport).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
}

/** A text that one client sees for a while. */
export const snackBar = (text: string, seconds = 6): Change =>
  new Change(reserved.snackBar, JSON.stringify([escapeHtml(text.slice(0, 500)), seconds]), 0, false)
