/** Whether Node-RED has something of its own for a path. @module */

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { HttpRequest } from '../../../../nodes/kaithem/web/http-types.ts'
import { isTakenBy } from '../../../../nodes/kaithem/web/taken.ts'
import { nodeRedMajor } from '../../../support/red.ts'
import { folderOf, type NodeRedMajor } from '../../../support/red-process.ts'

type Handler = () => void
interface App {
  use(...args: unknown[]): void
  get(path: string, handler: Handler): void
  post(path: string, handler: Handler): void
}

test('finds routes and folders that were mounted later, not what is there for every path', () => {
  const express = createRequire(join(folderOf(nodeRedMajor as NodeRedMajor), 'package.json'))('express') as () => App
  const app = express()
  const [own, other]: Handler[] = [() => {}, () => {}]
  app.get('/before', other as Handler)
  app.use(own)
  app.use(other)
  app.use('/ui', other)
  app.get('/mine/:id', other as Handler)
  app.post('/post', other as Handler)
  const taken = (method: string, url: string) => isTakenBy(app as never, own, { method, url } as HttpRequest)
  expect(
    ['/ui', '/ui/x', '/mine/5?x', '/uix', '/mine', '/before', '/post', '/%zz'].map((url) => taken('GET', url)),
  ).toEqual([...[true, true, true, false, false, false, false, false]])
  expect([taken('POST', '/post'), taken('POST', '/mine/5')]).toEqual([true, false])
  expect(isTakenBy({}, own, { method: 'GET', url: '/' } as HttpRequest)).toBe(false)
})
