import { expect, it } from 'vitest'
import { Browser, webRig } from '../rig.ts'

it.each([
  ['site.css', 'text/css; charset=utf-8', /prefers-color-scheme:dark/],
  ['icon.svg', 'image/svg+xml', /^<svg/],
])('%s is there for everybody, and kept by browsers', async (name, type, pattern) => {
  const file = await new Browser(webRig().engine).get(`/kaithem/static/${name}?v=1`)
  expect(file.text).toMatch(pattern)
  expect(file.headers).toMatchObject({ 'Content-Type': type, 'Cache-Control': 'public, max-age=86400' })
})
