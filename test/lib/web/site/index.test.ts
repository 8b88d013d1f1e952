import { expect, it } from 'vitest'
import { webRig } from '../rig.ts'

it('has every page once, and says for each who may go there', () => {
  const { routes } = webRig().engine.table
  const names = routes.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(names).size).toBe(names.length)
  for (const page of ['GET /kaithem', 'GET /kaithem/login', 'POST /kaithem/logout', 'GET /kaithem/users']) {
    expect(names).toContain(page)
  }
  const open = routes.filter(({ access }) => access === 'public').map(({ method, path }) => `${method} ${path}`)
  expect(open.sort()).toEqual([
    'GET /kaithem/login',
    'GET /kaithem/setup',
    'GET /kaithem/static/icon.svg',
    'GET /kaithem/static/site.css',
    'GET /kaithem/static/site.js',
    'GET /kaithem/static/widget.css',
    'GET /kaithem/static/widget.js',
    'POST /kaithem/login',
    'POST /kaithem/logout',
    'POST /kaithem/setup',
    'POST /kaithem/theme',
  ])
})
