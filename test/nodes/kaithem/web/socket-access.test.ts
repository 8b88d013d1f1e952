/**
 * What each kind of visitor can do over the websocket of a real Node-RED: every list of a frame with every kind of
 * widget, and every reserved id. An action without a row fails.
 *
 * @module
 */

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import kaithem from '../../../../dist/lib/index.js'
import { lists } from '../../../../lib/widget/frames.ts'
import { ownFacts, reserved, timeChannel } from '../../../../lib/widget/reserved.ts'
import { startRed, type TestRed } from '../../../support/red.ts'
import { until } from '../../../support/wait.ts'

const password = 'correct horse'
const visitors = ['anonymous', 'guest with the right', 'user without it', 'user with it', 'administrator'] as const
type Kind = (typeof visitors)[number]
const names: Readonly<Record<Kind, string | undefined>> = {
  anonymous: undefined,
  'guest with the right': undefined,
  'user without it': 'socket-user',
  'user with it': 'socket-member',
  administrator: 'socket-admin',
}
const right = '/socket/use'

/** Who may see and who may change each widget. */
const widgets: Readonly<Record<string, { readonly see: readonly Kind[]; readonly change: readonly Kind[] }>> = {
  // On pages for everybody who is logged in; no guest was ever shown it.
  'socket-plain': {
    see: ['user without it', 'user with it', 'administrator'],
    change: ['user without it', 'user with it', 'administrator'],
  },
  'socket-read': {
    see: ['guest with the right', 'user with it', 'administrator'],
    change: ['user with it', 'administrator'],
  },
  'socket-write': {
    see: ['user without it', 'user with it', 'administrator'],
    change: ['user with it', 'administrator'],
  },
  'socket-guests': { see: visitors, change: visitors },
  'socket-never': { see: visitors, change: [] },
}

let red: TestRed
const sockets: WebSocket[] = []

beforeAll(async () => {
  red = await startRed()
  const { users, widget } = kaithem
  users.add_group('socket-group', { permissions: [right] })
  await Promise.all([
    users.add_user('socket-user', { password }),
    users.add_user('socket-member', { password, groups: ['socket-group'] }),
    users.add_user('socket-admin', { password, groups: ['Administrators'] }),
  ])
  const make = (id: string) => widget.APIWidget({ id })
  widget.Switch({ id: 'socket-plain' })
  for (const id of ['socket-read', 'socket-write', 'socket-guests', 'socket-never']) widget.Switch({ id })
  widget.get('socket-read')?.require(right)
  widget.get('socket-write')?.requireToWrite(right)
  widget.get('socket-guests')?.setPermissions(['__guest__'], ['__guest__'])
  widget.get('socket-never')?.setPermissions(['__guest__'], ['__never__'])
  expect(make('socket-pipe').uuid).toBe('socket-pipe')
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate()
  kaithem.users.set_permissions('Guests', [])
})
afterAll(() => red.stop())

type Entry = readonly [id: string, value?: unknown, version?: number]

async function connect(kind: Kind) {
  kaithem.users.set_permissions('Guests', kind === 'guest with the right' ? [right] : [])
  const name = names[kind]
  const { port } = new URL(red.http)
  const cookie = name === undefined ? {} : { cookie: `kaithem-${port}=${await kaithem.users.login(name, password)}` }
  const socket = new WebSocket(`${red.http.replace('http', 'ws')}/widgets/ws`, { origin: red.http, headers: cookie })
  sockets.push(socket)
  const entries: Entry[] = []
  socket.on('message', (data) => void entries.push(...(JSON.parse(String(data)) as Entry[])))
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  /** Sends a frame, and waits until the server has dealt with it. */
  const ask = async (frame: object): Promise<readonly Entry[]> => {
    entries.length = 0
    socket.send(JSON.stringify(frame))
    socket.send(JSON.stringify({ upd: [[timeChannel, entries.length + 0.5]] }))
    await until(() => entries.some(([id]) => id === timeChannel), 10_000, `an answer to ${JSON.stringify(frame)}`)
    return entries.filter(([id]) => id !== timeChannel)
  }
  return { socket, ask, entries }
}

/** Whether a value of the widget came. */
const hasValue = (entries: readonly Entry[], id: string): boolean =>
  entries.some((one) => one[0] === id && one.length > 1)

/** One row for each list of a frame. */
const actions: Readonly<Record<string, (kind: Kind, id: string) => Promise<void>>> = {
  async subsc(kind, id) {
    const { ask } = await connect(kind)
    const may = widgets[id]?.see.includes(kind) === true
    const answer = await ask({ subsc: [[id, 0]] })
    expect(hasValue(answer, id)).toBe(may)
    expect(answer.some(([name]) => name === reserved.messageBox)).toBe(!may)
    // What was refused is not sent later either.
    kaithem.widget.get(id)?.send('later')
    expect(hasValue(await ask({}), id)).toBe(may)
  },
  async req(kind, id) {
    const { ask } = await connect(kind)
    expect(hasValue(await ask({ req: [id] }), id)).toBe(widgets[id]?.see.includes(kind) === true)
  },
  async upd(kind, id) {
    const { ask } = await connect(kind)
    const widget = kaithem.widget.get(id)
    widget?.write(false)
    await ask({ upd: [[id, true]] })
    expect(widget?.read()).toBe(widgets[id]?.change.includes(kind) === true)
  },
  async unsub(kind, id) {
    const { ask } = await connect(kind)
    await ask({ subsc: [[id, 0]] })
    await ask({ unsub: [id] })
    kaithem.widget.get(id)?.send('later')
    expect(hasValue(await ask({}), id)).toBe(false)
  },
}

test('every list of a frame has its row', () => {
  expect(Object.keys(actions).sort()).toEqual([...lists].sort())
})

describe.each(lists)('%s', (list) => {
  test.each(Object.keys(widgets).flatMap((id) => visitors.map((kind) => [id, kind] as const)))(
    'of %s by %s',
    (id, kind) => (actions[list] as (kind: Kind, id: string) => Promise<void>)(kind, id),
  )
})

describe('reserved ids', () => {
  const ids = [...Object.values(reserved), ...ownFacts, '__proto__', '__FORCEREFRESH__']

  test.each(visitors)('by %s reach nobody else and are nothing to subscribe to', async (kind) => {
    const [other, own] = [await connect('administrator'), await connect(kind)]
    for (const id of ids) {
      await own.ask({ upd: [[id, '<b>x</b>']], subsc: [[id, 0]], req: [id], unsub: [id] })
      expect(
        own.entries.filter(([name]) => name !== timeChannel),
        id,
      ).toEqual([])
    }
    expect((await other.ask({})).filter(([name]) => ids.includes(name))).toEqual([])
    expect(own.socket.readyState).toBe(WebSocket.OPEN)
  })

  test('the clock answers only whoever asked', async () => {
    const [one, other] = [await connect('anonymous'), await connect('anonymous')]
    await one.ask({})
    expect(other.entries).toEqual([])
  })
})

test('whoever loses a permission that the socket uses is let go', async () => {
  const { socket, ask } = await connect('user with it')
  await ask({ subsc: [['socket-read', 0]] })
  kaithem.users.remove_from_group('socket-member', 'socket-group')
  await until(() => socket.readyState === WebSocket.CLOSED, 10_000, 'the end of the websocket')
  kaithem.users.add_to_group('socket-member', 'socket-group')
})

test('the end of the login ends the websocket', async () => {
  const { socket } = await connect('user with it')
  const code = new Promise((resolve) => socket.once('close', resolve))
  kaithem.users.logout_all('socket-member')
  expect(await code).toBe(4401)
})
