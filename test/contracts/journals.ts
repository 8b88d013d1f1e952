/** What every implementation of Journals must do. @module */

import { expect, it } from 'vitest'
import type { Journals } from '../../lib/platform/journal.ts'

/** @param create opens the same records each time it is called, as a restart does */
export function journalsContract(create: () => Journals): void {
  it('gives back the lines of former runs, not those of this one', () => {
    const first = create().open('alerts')
    first.append('one')
    first.append('two')
    expect(first.earlier(10)).toEqual([])
    first.close()
    const second = create().open('alerts')
    second.append('three')
    expect(second.earlier(10)).toEqual(['one', 'two'])
    second.flush()
    expect([second.earlier(10), second.earlier(1), second.earlier(0)]).toEqual([['one', 'two'], ['two'], []])
    second.close()
    expect(create().open('alerts').earlier(10)).toEqual(['one', 'two', 'three'])
  })

  it('keeps records apart', () => {
    const journals = create()
    const a = journals.open('a')
    a.append('of a')
    a.close()
    expect(create().open('b').earlier(10)).toEqual([])
  })
}
