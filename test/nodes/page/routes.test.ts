import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import type { PageHandle } from '../../../lib/web/pages/page-handle.ts'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { checkRoute, pageRoute, permissionsRoute, runningPages } from '../../../nodes/page/routes.ts'

const RED = { events: new EventEmitter() } as unknown as Red
const ask = (text: string): URLSearchParams => new URLSearchParams(text)

it('who may change flows may have texts compiled, who may look sees how pages do', () => {
  expect(checkRoute()).toMatchObject({ path: 'kaithem/editor/page/check', method: 'POST', permission: 'kaithem.write' })
  expect(pageRoute(RED)).toMatchObject({ path: 'kaithem/editor/page', permission: 'kaithem.read' })
  expect(permissionsRoute()).toMatchObject({ path: 'kaithem/editor/permissions', permission: 'kaithem.read' })
})

it('a text is checked, whatever comes', () => {
  const check = (body: unknown) => checkRoute().answer(ask(''), body)
  expect(check({ body: 'a\n% if x:', tab: 'Cellar' })).toMatchObject({ problems: [{ part: 'body', line: 2 }] })
  for (const body of [undefined, null, 7, 'text', []]) expect(check(body)).toEqual({ problems: [] })
  expect(() => check({ path: '..' })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})

it('a page shows its last errors, newest first, and its text only where it changed it', () => {
  const errors = Array.from({ length: 12 }, (_, number) => ({ number, time: 1, message: '', trace: '', request: '' }))
  const page = { url: '/pages/m/p', visits: 2, printed: 'x', errors, isChanged: false, getContent: () => 'own' }
  runningPages(RED).set('n1', page as unknown as PageHandle)
  const view = pageRoute(RED).answer(ask('id=n1')) as { errors: { number: number }[]; changed?: string }
  expect(view).toMatchObject({ url: '/pages/m/p', visits: 2, printed: 'x', changed: undefined })
  expect(view.errors.map(({ number }) => number)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  runningPages(RED).set('n1', { ...page, isChanged: true } as unknown as PageHandle)
  expect(pageRoute(RED).answer(ask('id=n1'))).toMatchObject({ changed: 'own' })
  expect(pageRoute(RED).answer(ask(''))).toBeNull()
})
