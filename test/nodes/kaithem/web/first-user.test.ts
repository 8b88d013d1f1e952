/** What the log tells about who can log in. @module */

import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { Red } from '../../../../nodes/_runtime/red-types.ts'
import {
  allowsDemoUser,
  hasEditorUsers,
  pagesAddress,
  tellFirstUser,
} from '../../../../nodes/kaithem/web/first-user.ts'

function fakeRed(settings: object, port?: number) {
  const log: string[] = []
  const RED = {
    settings,
    events: new EventEmitter(),
    server: { address: () => (port === undefined ? null : { port }) },
    log: { info: (text: string) => log.push(text) },
    _: (key: string, { address, host }: { address: string; host?: string }) =>
      `${key} ${address}${host === undefined ? '' : ` in place of ${host}`}`,
  }
  return { RED: RED as unknown as Red, log }
}

test.each([
  [undefined, false],
  [{}, false],
  [{ type: 'credentials', users: [] }, true],
  [{ type: 'credentials', module: { authenticate: () => null } }, true],
  [{ type: 'strategy', users: [] }, false],
])('editor users of %j can log in: %j', (auth, expected) => {
  expect(hasEditorUsers(auth)).toBe(expected)
})

test.each([
  [{ uiPort: 1880 }, undefined, 'http://localhost:1880'],
  [{ uiHost: '0.0.0.0', httpNodeRoot: '/red/' }, 1234, 'http://localhost:1234/red'],
  [{ uiHost: '::1', https: {} }, 1234, 'https://[::1]:1234'],
  [{ uiHost: '192.168.1.5', httpNodeRoot: '/' }, undefined, 'http://192.168.1.5:1880'],
])('with %j pages are at %s', (settings, port, address) => {
  expect(pagesAddress(fakeRed(settings, port).RED)).toBe(address)
})

describe('the first start', () => {
  const told = (settings: object, path: string | undefined) => {
    const { RED, log } = fakeRed({ uiHost: '127.0.0.1', ...settings }, 1880)
    tellFirstUser(RED, () => path)
    tellFirstUser(RED, () => path)
    expect(log).toEqual([])
    RED.events.emit('flows:started')
    RED.events.emit('flows:started')
    return log
  }

  test('tells the link once, while there is one', () => {
    expect(told({}, '/kaithem/setup?key=x')).toEqual([
      'web.first-user http://127.0.0.1:1880/kaithem/setup?key=x in place of 127.0.0.1',
    ])
    expect(told({}, undefined)).toEqual([])
  })

  test('tells that the users of the editor can log in', () => {
    const adminAuth = { type: 'credentials', users: [] }
    expect(told({ adminAuth }, undefined)).toEqual(['web.editor-users http://127.0.0.1:1880/kaithem/'])
  })
})

test.each([
  [{ kaithem: { demoUser: true }, uiHost: '127.0.0.1' }, true],
  [{ kaithem: { demoUser: true }, uiHost: '0.0.0.0' }, false],
  [{ kaithem: { demoUser: true } }, false],
  [{ kaithem: {}, uiHost: '127.0.0.1' }, false],
  [{ uiHost: '127.0.0.1' }, false],
])('with %j there is a demo user: %j', (settings, expected) => {
  expect(allowsDemoUser(fakeRed(settings).RED)).toBe(expected)
})
