/** Pages with widgets in real browsers, for the tests of one file. @module */

import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { createKaithem, type Kaithem } from '../../lib/index.ts'
import { until } from './wait.ts'
import { WidgetRig } from './widget-rig.ts'

/** What a test of widgets needs. */
export interface WidgetPages {
  readonly kaithem: Kaithem
  readonly rig: WidgetRig
  /** What the core logged in this test. */
  readonly log: readonly string[]
  /** Two people look at the same page. */
  pair(body: () => unknown, script?: string): Promise<readonly [Page, Page]>
}

/** Milliseconds that a page may take to follow. */
export const timeout = 8000

/** Starts a browser before the tests, and checks after each that no page complained. */
export function useWidgetPages(): WidgetPages {
  const log: string[] = []
  const note = (text: string): void => void log.push(text)
  const kaithem = createKaithem({ log: { debug: () => {}, info: note, warn: note, error: note } })
  const rig = new WidgetRig(kaithem)
  beforeAll(() => rig.launch())
  afterAll(async () => {
    await rig.close()
    kaithem.close()
  })
  beforeEach(() => {
    rig.user = 'ann'
    log.length = 0
  })
  afterEach(async () => {
    await rig.closePages()
    expect(rig.problems.splice(0)).toEqual([])
  })
  return {
    ...{ kaithem, rig, log },
    async pair(body, script) {
      rig.page = { body: () => String(body()), ...(script === undefined ? {} : { script }) }
      const first = await rig.open()
      rig.user = 'bob'
      return [first, await rig.open()]
    },
  }
}

export const textIn = (page: Page, id: string): Promise<string> =>
  page.locator(`[data-id="${id}"] :is(input,select)`).inputValue()
export const isOn = (page: Page, id: string): Promise<boolean> => page.locator(`[data-id="${id}"] input`).isChecked()
export const shows = (page: Page, id: string, value: string): Promise<void> =>
  until(async () => (await textIn(page, id)) === value, timeout, `${id} shows ${value}`)
