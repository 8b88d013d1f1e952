/** What was played, in a few words for the status. @module */

import { messageWords, type Translate } from '../_runtime/midi-status.ts'
import type { Order } from './orders.ts'

/** @example orderWords({ kind: 'stop' }, translate) // 'stopped' */
export function orderWords(order: Order, translate: Translate): string {
  switch (order.kind) {
    case 'stop':
      return translate('status.stopped')
    case 'chord':
      return order.chord.notes.join(' ')
    case 'messages': {
      const last = order.messages.at(-1)
      return last === undefined ? '' : messageWords(last)
    }
  }
}
