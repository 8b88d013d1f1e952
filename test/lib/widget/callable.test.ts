import { expect, test } from 'vitest'
import { callable } from '../../../lib/widget/callable.ts'
import type { WidgetSite } from '../../../lib/widget/site.ts'

class Thing {
  readonly site: WidgetSite
  readonly size: number
  constructor(site: WidgetSite, size: number) {
    this.site = site
    this.size = size
  }
}

const site = {} as WidgetSite

test('works with and without new, and hands its site in', () => {
  const Made = callable<[number], Thing>(site, 'Made', Thing)
  for (const thing of [Made(3), new Made(3)]) {
    expect([thing.size, thing.site === site, thing instanceof Made, thing instanceof Thing]).toEqual([
      3,
      true,
      true,
      true,
    ])
  }
  expect(Made.name).toBe('Made')
})

test('can be extended, and its objects are those of the same class made elsewhere', () => {
  const Made = callable<[number], Thing>(site, 'Made', Thing)
  class Own extends Made {
    double() {
      return this.size * 2
    }
  }
  const own = new Own(4)
  expect([own.double(), own instanceof Made, own instanceof callable({} as WidgetSite, 'Other', Thing)]).toEqual([
    8,
    true,
    true,
  ])
})
