import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { MqttLink } from '../../../../lib/devices/types/mqtt-link.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { createSeededRandom } from '../../../../lib/platform/fake/random.ts'

class FakeClient extends EventEmitter {
  connected = false
  delays: boolean[] = []
  ended: boolean[] = []
  stream = { setNoDelay: (on: boolean) => this.delays.push(on) }
  open(): void {
    this.connected = true
    this.emit('connect')
  }
  end(force: boolean): void {
    this.connected = false
    this.ended.push(force)
  }
  publish(): void {}
  subscribe(): void {}
}

function link(packages?: ReturnType<typeof createFakePackages>) {
  const clock = new ManualClock(0)
  const clients: FakeClient[] = []
  const calls: unknown[] = []
  const mqtt = {
    connect: (url: string, options: object) => {
      calls.push([url, options])
      clients.push(new FakeClient())
      return clients.at(-1)
    },
  }
  const states: string[] = []
  let ready = 0
  const made = new MqttLink(
    { url: 'mqtt://h', options: { keepalive: 5 } },
    { clock, packages: packages ?? createFakePackages({ mqtt }), random: createSeededRandom(3) },
    {
      state: (state, reason) => states.push(reason === '' ? state : `${state}: ${reason}`),
      ready: () => ready++,
      message: (topic, payload, isRetained) => states.push(`${topic} ${payload.length} ${isRetained}`),
    },
  )
  return { made, clock, clients, calls, states, ready: () => ready }
}

it('turns off delays on every connection and lets the package do nothing by itself', async () => {
  const { made, clock, clients, calls, ready } = link()
  made.connect()
  clients[0]?.open()
  clients[0]?.emit('close')
  await clock.advance(1)
  clients[1]?.open()
  expect(clients.map(({ delays }) => delays)).toEqual([[true], [true]])
  expect(calls[0]).toEqual(['mqtt://h', { keepalive: 5, reconnectPeriod: 0, resubscribe: false, queueQoSZero: false }])
  expect(ready()).toBe(2)
})

it('waits longer after each failure, at most a minute, and from the start after a success', async () => {
  const { made, clock, clients } = link()
  made.connect()
  const waits: number[] = []
  for (let count = 0; count < 10; count++) {
    const began = clock.now()
    clients.at(-1)?.emit('error', new Error('refused'))
    clients.at(-1)?.emit('close')
    const before = clients.length
    while (clients.length === before) await clock.advance(0.25)
    waits.push(clock.now() - began)
  }
  expect(waits[0]).toBeLessThanOrEqual(1)
  expect(waits.at(-1)).toBeGreaterThanOrEqual(30)
  expect(Math.max(...waits)).toBeLessThanOrEqual(60.25)
  clients.at(-1)?.open()
  clients.at(-1)?.emit('close')
  const before = clients.length
  await clock.advance(1)
  expect(clients.length).toBe(before + 1)
})

it('tells states with reasons and hands on messages of the present connection only', async () => {
  const { made, clients, states } = link()
  made.connect()
  clients[0]?.emit('message', 'a', new Uint8Array(2), { retain: true })
  clients[0]?.emit('error', Object.assign(new Error(''), { code: 'ECONNREFUSED' }))
  clients[0]?.emit('message', 'late', new Uint8Array(2), {})
  expect(states).toEqual(['connecting', 'a 2 true', 'failed: ECONNREFUSED'])
  expect(clients[0]?.ended).toEqual([true])
})

it('goes on when the package is missing', async () => {
  const { made, clock, states } = link(createFakePackages({}))
  made.connect()
  await clock.advance(2)
  expect(states.filter((state) => state.startsWith('failed: The package mqtt'))).toHaveLength(2)
})

it('ends for good, with a farewell where there is a connection', async () => {
  const { made, clock, clients } = link()
  made.connect()
  clients[0]?.open()
  const said: unknown[] = []
  made.close((client) => said.push(client))
  made.close()
  clients[0]?.emit('error', new Error('after the end'))
  await clock.advance(100)
  expect([said.length, clients.length, clients[0]?.ended, clock.pending]).toEqual([1, 1, [false], 0])
})
