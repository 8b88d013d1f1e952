import { expect, it } from 'vitest'
import { RouteTable } from '../../../lib/web/route-table.ts'
import type { Route } from '../../../lib/web/routes.ts'

const route = (method: Route['method'], path: string): Route => ({ method, path, access: 'public', answer: () => ({}) })

function table(...paths: string[]): RouteTable {
  const routes = new RouteTable()
  routes.add(paths.map((path) => route(path.startsWith('POST ') ? 'POST' : 'GET', path.replace('POST ', ''))))
  return routes
}

const found = (routes: RouteTable, method: string, ...path: string[]) => {
  const match = routes.find(method, path)
  if (match === undefined || 'allow' in match) return match
  return [match.route.path, { ...match.params }, match.rest]
}

it('finds what is written out before what is named, and that before the rest', () => {
  const routes = table('/k/*', '/k/:id', '/k/new', '/k/:id/edit', 'POST /k/:id')
  expect(found(routes, 'GET', 'k', 'new')).toEqual(['/k/new', {}, []])
  expect(found(routes, 'GET', 'k', '5')).toEqual(['/k/:id', { id: '5' }, []])
  expect(found(routes, 'GET', 'k', 'new', 'edit')).toEqual(['/k/:id/edit', { id: 'new' }, []])
  expect(found(routes, 'GET', 'k', 'a', 'b', 'c')).toEqual(['/k/*', {}, ['a', 'b', 'c']])
  expect(found(routes, 'GET', 'k')).toEqual(['/k/*', {}, []])
  expect(found(routes, 'HEAD', 'k', 'new')).toEqual(['/k/new', {}, []])
  expect(found(routes, 'POST', 'k', '5')).toEqual(['/k/:id', { id: '5' }, []])
  expect(found(routes, 'GET', 'other')).toBeUndefined()
})

it('tells which methods a path has', () => {
  const routes = table('/k', 'POST /k', 'POST /p')
  expect(found(routes, 'DELETE', 'k')).toEqual({ allow: ['GET', 'HEAD', 'POST'] })
  expect(found(routes, 'GET', 'p')).toEqual({ allow: ['POST'] })
})

it('replaces a route of the same method and path', () => {
  const routes = table('/k', 'POST /k')
  const again = route('GET', '/k')
  routes.add([again])
  expect(routes.routes).toHaveLength(2)
  expect(routes.find('GET', ['k'])).toMatchObject({ route: again })
})

it('takes names such as __proto__ for values', () => {
  expect(found(table('/k/:__proto__'), 'GET', 'k', 'x')).toEqual(['/k/:__proto__', { ['__proto__']: 'x' }, []])
})
