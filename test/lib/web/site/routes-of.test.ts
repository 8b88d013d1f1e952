import { expect, it } from 'vitest'
import type { Visit } from '../../../../lib/web/routes.ts'
import { get, post } from '../../../../lib/web/site/routes-of.ts'

it('makes routes of both methods, which hand the visit on', () => {
  const visit = {} as Visit
  const seen: unknown[] = []
  const page = (given: unknown) => {
    seen.push(given)
    return { status: 200 }
  }
  const routes = [get('/a', 'public', page), post('/b', 'login', page)]
  expect(routes.map(({ method, path, access }) => [method, path, access])).toEqual([
    ['GET', '/a', 'public'],
    ['POST', '/b', 'login'],
  ])
  for (const route of routes) expect(route.answer(visit)).toEqual({ status: 200 })
  expect(seen).toEqual([visit, visit])
})
