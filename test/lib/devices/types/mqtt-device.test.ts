import { afterEach, expect, it } from 'vitest'
import type { Kaithem } from '../../../../lib/index.ts'
import { until } from '../../../support/wait.ts'
import { rig } from '../support.ts'
import { Broker } from './broker.ts'

const brokers: Broker[] = []
const kaithems: Kaithem[] = []
afterEach(async () => {
  for (const kaithem of kaithems.splice(0)) kaithem.close()
  for (const broker of brokers.splice(0)) await broker.stop()
})

async function start(options: ConstructorParameters<typeof Broker>[0] = {}): Promise<Broker> {
  const broker = await new Broker(options).start()
  brokers.push(broker)
  return broker
}

function make(config: object) {
  const { kaithem, clock } = rig()
  kaithems.push(kaithem)
  const device = kaithem.devices.create('m', { type: 'MqttDevice', ...config })
  const when = (condition: () => boolean, step = 0, what = 'condition') =>
    until(
      async () => {
        await clock.advance(step)
        return condition()
      },
      8000,
      what,
    )
  const connected = () => when(() => device.datapoints.status === 'connected', 0, 'connected')
  return { kaithem, clock, device, when, connected }
}

const points = [
  { point: 'temperature', topic: 'room/sensor', path: 'temp', unit: 'degC' },
  { point: 'humidity', topic: 'room/sensor', path: 'hum' },
  { point: 'any', topic: 'any/+', type: 'string' },
  { point: 'lamp', topic: 'room/lamp', direction: 'both', type: 'bool', on: 'ON', off: 'OFF', retain: true, qos: 1 },
  { point: 'level', topic: 'room/level', publish_topic: 'room/level/set', direction: 'both', path: 'value' },
]

it('reads topics into points by their JSON paths', async () => {
  const broker = await start()
  await broker.publish('room/sensor', '{"temp":21.5,"hum":40}', true)
  const { device, when, connected, kaithem } = make({ url: broker.url, points })
  await connected()
  await when(() => device.datapoints.humidity === 40)
  await broker.publish('room/sensor', '{"temp":22}')
  await broker.publish('any/thing', 'word')
  await when(() => device.datapoints.any === 'word')
  expect(device.datapoints).toMatchObject({ temperature: 22, humidity: 40, connected: 1 })
  expect(kaithem.tags['/devices/m.temperature']?.unit).toBe('degC')
  expect(kaithem.tags['/devices/m.temperature']?.annotation).toBe('mqtt:m')
  expect(device.errors).toEqual([])
})

it('publishes what others set, and nothing that came from the broker', async () => {
  const broker = await start()
  const { kaithem, device, when, connected } = make({ url: broker.url, points })
  await connected()
  kaithem.tags['/devices/m.lamp'].value = 1
  kaithem.tags['/devices/m.level'].value = 4
  await when(() => broker.published.length === 2)
  expect(broker.published.toSorted()).toEqual([
    ['room/lamp', 'ON'],
    ['room/level/set', '{"value":4}'],
  ])
  await broker.publish('room/lamp', 'OFF')
  await broker.publish('room/level', '{"value":7}')
  await when(() => device.datapoints.level === 7 && device.datapoints.lamp === 0)
  // A round trip more: what would be published wrongly has arrived by then.
  kaithem.tags['/devices/m.level'].value = 8
  await when(() => broker.published.length >= 3)
  expect(broker.published.slice(2)).toEqual([['room/level/set', '{"value":8}']])
})

it('its own messages that come back do not undo newer values', async () => {
  const broker = await start()
  const { kaithem, device, when, connected } = make({ url: broker.url, points })
  await connected()
  const seen: unknown[] = []
  kaithem.tags['/devices/m.lamp'].subscribe((value) => seen.push(value))
  for (const value of [1, 0, 1, 0, 1]) kaithem.tags['/devices/m.lamp'].value = value
  await broker.publish('any/last', 'end')
  await when(() => device.datapoints.any === 'end' && broker.published.length === 5)
  await broker.publish('any/last', 'really')
  await when(() => device.datapoints.any === 'really')
  expect(seen).toEqual([1, 0, 1, 0, 1])
})

it('comes back after the broker was away, subscribed, with the latest values', async () => {
  const broker = await start()
  const { kaithem, device, when, connected } = make({ url: broker.url, points })
  await connected()
  await broker.stop()
  await when(() => device.datapoints.status !== 'connected')
  expect(device.datapoints.connected).toBe(0)
  for (const value of [1, 2, 3]) kaithem.tags['/devices/m.level'].value = value
  await broker.start()
  await when(() => device.datapoints.status === 'connected', 0.2, 'reconnect')
  await when(() => broker.published.length > 0)
  expect(broker.published).toEqual([['room/level/set', '{"value":3}']])
  await broker.publish('room/sensor', '{"temp":5}')
  await when(() => device.datapoints.temperature === 5)
})

it('raises an alarm only after ten seconds without a connection', async () => {
  const broker = await start()
  const { kaithem, device, clock, when, connected } = make({ url: broker.url })
  await connected()
  await broker.stop()
  await when(() => device.datapoints.connected === 0)
  await clock.advance(8)
  expect(kaithem.alerts.active.size).toBe(0)
  await clock.advance(3)
  expect(device.datapoints.unreachable).toBe(1)
  expect([...kaithem.alerts.active.values()].map(({ priority }) => priority)).toEqual(['warning'])
  await broker.start()
  await when(() => device.datapoints.connected === 1, 0.5)
  expect([device.datapoints.unreachable, kaithem.alerts.active.size]).toEqual([0, 0])
})

it('says online, offline at the end, and leaves offline behind when it dies', async () => {
  const broker = await start()
  const { kaithem, when, connected } = make({ url: broker.url, status_topic: 'm/status' })
  await connected()
  await when(() => broker.published.length === 1)
  kaithem.devices.remove('m')
  await until(() => broker.published.length === 2)
  expect(broker.published).toEqual([
    ['m/status', 'online'],
    ['m/status', 'offline'],
  ])
  await until(() => broker.clients === 0)
})

it('waits until it is ready, or until the time is up', async () => {
  const broker = await start()
  const first = make({ url: broker.url })
  const ready = first.device.wait_ready(5)
  await first.connected()
  expect(await ready).toBe(true)
  expect(await first.device.wait_ready()).toBe(true)
  const second = make({ url: 'mqtt://127.0.0.1:1' })
  const never = second.device.wait_ready(5)
  await second.clock.advance(6)
  expect(await never).toBe(false)
})

it('is refused with a wrong password, without showing it', async () => {
  const authenticate: NonNullable<ConstructorParameters<typeof Broker>[0]>['authenticate'] = (
    _,
    user,
    password,
    done,
  ) => done(null, user === 'u' && password?.toString() === 'right')
  const broker = await start({ authenticate })
  const bad = make({ url: broker.url, username: 'u', password: 'wrong-secret' })
  await bad.when(() => bad.device.errors.length > 0)
  expect(bad.device.datapoints.connected).toBe(0)
  expect(JSON.stringify([bad.device.errors, bad.device.messages])).not.toContain('wrong-secret')
  const good = make({ url: broker.url, username: 'u', password: 'right' })
  await good.connected()
})

it.each([
  ['a port where nobody listens', { url: 'mqtt://127.0.0.1:1' }],
  ['a host that is none', { url: 'mqtt://kaithem.invalid' }],
])('%s is one error, and it goes on trying', async (_title, config) => {
  const { device, when } = make(config)
  await when(() => device.errors.length > 0)
  const tries: unknown[] = []
  device.tagPoints.status?.subscribe((value: unknown) => tries.push(value))
  await when(() => tries.filter((state) => state === 'connecting').length > 2, 0.5)
  expect(device.errors.length).toBeGreaterThan(0)
})

it.each([
  [{}, 'missing'],
  [{ url: 'http://x' }, 'cannot be used'],
  [{ url: 'mqtt://h', keepalive: 'x' }, 'keepalive'],
  [{ url: 'mqtt://127.0.0.1:1', points: 'odd' }, 'not a list'],
  [{ url: 'mqtt://127.0.0.1:1', points: [{ point: 'a' }, null] }, 'data point a'],
  [{ url: 'mqtt://127.0.0.1:1', status_topic: 'a/#' }, 'cannot have'],
  [{ url: 'mqtt://127.0.0.1:1', max_payload: 'big' }, 'max_payload'],
])('with odd settings %j it says so and lives', (config, text) => {
  const { device } = make(config)
  expect(device.errors.join()).toContain(text)
  expect(device.device_type_name).toBe('MqttDevice')
})

it('two devices on one broker end in no loop when their points are bound to one tag', async () => {
  const broker = await start()
  const { kaithem, when } = make({})
  kaithem.devices.remove('m')
  const bindings = { 'kaithem.input_bindings': [['x', '/shared']], 'kaithem.output_bindings': [['x', '/shared']] }
  const topics = ['one', 'two']
  for (const topic of topics) {
    const row = [{ point: 'x', topic, direction: 'both' }]
    kaithem.devices.create(topic, { type: 'MqttDevice', url: broker.url, points: row, ...bindings })
  }
  await when(() => topics.every((name) => kaithem.devices[name]?.datapoints.connected === 1))
  await broker.publish('one', '5')
  await when(() => broker.published.length > 0)
  await broker.publish('one', '6')
  await when(() => kaithem.tags['/shared'].value === 6 && broker.published.length > 1)
  expect(broker.published).toEqual([
    ['two', '5'],
    ['two', '6'],
  ])
})

it('survives 1,000 malformed payloads and ignores large ones', async () => {
  const broker = await start()
  const { device, when, connected } = make({ url: broker.url, points: [...points], max_payload: 1000 })
  await connected()
  let seed = 1
  const next = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  const pieces = ['{', '}', '[', ']', '"', ':', ',', 'temp', '__proto__', 'null', '1e999', '-', '\\u0000', '🜚']
  for (let count = 0; count < 1000; count++) {
    const length = Math.floor(next() * 40)
    const payload =
      count % 2 === 0
        ? Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)))
        : Array.from({ length }, () => pieces[Math.floor(next() * pieces.length)]).join('')
    await broker.publish(['room/sensor', 'room/lamp', 'room/level', 'any/x'][count % 4] as string, payload)
  }
  await broker.publish('room/sensor', '['.repeat(100_000))
  await broker.publish('room/sensor', '{"temp":1.25}')
  await when(() => device.datapoints.temperature === 1.25)
  expect(device.datapoints.connected).toBe(1)
  expect(device.errors.join()).toContain('100000 bytes is too large')
  expect(device.errors.length).toBe(50)
  expect(({} as Record<string, unknown>).temp).toBeUndefined()
})
