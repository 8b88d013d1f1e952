/** MqttDevice: topics of an MQTT broker as data points. @module */

import { errorText, valueText } from '../../errors.ts'
import type { Subscription } from '../../scope.ts'
import { isBlank, toList, toNumber } from '../config-values.ts'
import type { DeviceClass } from '../device.ts'
import type { DeviceEnv } from '../site.ts'
import { Echoes } from './mqtt-echoes.ts'
import { type LinkState, type MqttClient, MqttLink } from './mqtt-link.ts'
import { decode, encode, type MqttPoint, readPoint } from './mqtt-points.ts'
import { mqttProperties, readConnection, statusTopicOf } from './mqtt-settings.ts'
import { takes } from './mqtt-topic.ts'

const described = 'Topics of an MQTT broker as data points, in both directions'
/** Bytes of a payload that are read unless the settings say something else. */
const usualPayload = 262_144

/** Seconds without a connection before there is an alarm. */
const alarmDelay = 10

type Env = Pick<DeviceEnv, 'clock' | 'packages' | 'random'>

export function mqttDeviceType(Base: DeviceClass, env: Env): DeviceClass {
  return class MqttDevice extends Base {
    static override device_type = 'MqttDevice'
    static override config_properties = mqttProperties
    static override description = described
    private readonly topics: readonly MqttPoint[]
    private readonly echoes = new Echoes()
    /** What could not be published: the latest value of each point. */
    private readonly waiting = new Map<MqttPoint, unknown>()
    private readonly waiters = new Set<(ready: boolean) => void>()
    private readonly largest: number
    private readonly statusTopic: string
    private link: MqttLink | undefined
    private patience: Subscription | undefined

    constructor(name: string, config: unknown) {
      super(name, config)
      this.description = described
      this.string_data_point('status', { writable: false, description: 'connecting, connected, disconnected, failed' })
      this.numeric_data_point('connected', {
        subtype: 'bool',
        writable: false,
        description: 'Whether the broker is reached',
      })
      this.numeric_data_point('unreachable', {
        ...{ subtype: 'bool', writable: false },
        description: 'Whether there was no connection for ten seconds',
      })
      this.set_alarm('connection', 'unreachable', 'value > 0', { priority: 'warning', auto_ack: true })
      this.largest = this.read('max_payload', usualPayload, (value, what) => toNumber(value, what)) || usualPayload
      this.statusTopic = this.read('status_topic', '', (value) => statusTopicOf(value))
      this.topics = this.readTopics()
      this.connect()
    }

    override status(): string {
      return valueText(this.datapoints.status)
    }

    /** True once the broker is reached, false after so many seconds. */
    override wait_ready(timeout = 15): Promise<boolean> {
      if (this.datapoints.connected === 1) return Promise.resolve(true)
      return new Promise((resolve) => {
        const finish = (ready: boolean): void => {
          timer.unsubscribe()
          this.waiters.delete(finish)
          resolve(ready)
        }
        const timer = this.after(timeout, () => finish(false))
        this.waiters.add(finish)
      })
    }

    override close(): void {
      // Without acknowledgement, which nobody would wait for.
      this.link?.close((client) => this.announce(client, 'offline', 0))
      for (const finish of [...this.waiters]) finish(false)
    }

    private connect(): void {
      const connection = this.read('url', undefined, () => readConnection(this.config, this.statusTopic, env.random))
      if (connection === undefined) {
        if (isBlank(this.config.url)) this.handleError('the address of the broker is missing')
        this.show('failed', '')
        return
      }
      this.link = new MqttLink(connection, env, {
        state: (state, reason) => this.show(state, reason),
        ready: (client) => this.begin(client),
        message: (topic, payload) => this.take(topic, payload),
      })
      this.after(0, () => this.link?.connect())
    }

    /** A setting, or the usual value where it is odd or blank. */
    private read<T>(key: string, usual: T, convert: (value: unknown, what: string) => T | undefined): T {
      if (isBlank(this.config[key])) return usual
      try {
        return convert(this.config[key], `setting ${key}`) ?? usual
      } catch (error) {
        this.handleException(error)
        return usual
      }
    }

    private readTopics(): MqttPoint[] {
      const rows = this.read<unknown[]>('points', [], (value, what) => toList(value, what))
      return rows.flatMap((row) => {
        try {
          const point = readPoint(row)
          this.addPoint(point)
          return [point]
        } catch (error) {
          this.handleException(error)
          return []
        }
      })
    }

    private addPoint(point: MqttPoint): void {
      const { name, type, unit, publish } = point
      const isOut = publish !== undefined
      const handler = isOut
        ? (value: unknown, _time: number, annotation: unknown) => this.send(point, value, annotation)
        : null
      const options = { writable: isOut, handler, description: point.filter ?? publish ?? '' }
      if (type === 'string') this.string_data_point(name, options)
      else if (type === 'object') this.object_data_point(name, options)
      else this.numeric_data_point(name, { ...options, ...(type === 'bool' ? { subtype: 'bool' } : { unit }) })
    }

    private show(state: LinkState | 'connected', reason: string): void {
      const isNew = this.datapoints.status !== state
      if (reason !== '' && isNew) this.handleError(reason)
      this.set_data_point('status', state)
      this.set_data_point('connected', state === 'connected' ? 1 : 0)
      this.watch(state === 'connected')
    }

    /** Short breaks are nothing to raise an alarm for. */
    private watch(isConnected: boolean): void {
      if (isConnected) {
        this.patience?.unsubscribe()
        this.patience = undefined
        this.set_data_point('unreachable', 0)
        return
      }
      this.patience ??= this.after(alarmDelay, () => this.set_data_point('unreachable', 1))
    }

    private begin(client: MqttClient): void {
      this.echoes.clear()
      const filters: Record<string, { qos: number }> = Object.create(null)
      for (const { filter, qos } of this.topics) {
        if (filter !== undefined) filters[filter] = { qos: Math.max(qos, filters[filter]?.qos ?? 0) }
      }
      const subscribed = (error?: unknown): void => {
        if (this.link?.open !== client) return
        if (error) this.handleError(`subscribing: ${errorText(error)}`)
        this.show('connected', '')
        for (const finish of [...this.waiters]) finish(true)
      }
      if (Object.keys(filters).length > 0) client.subscribe(filters, subscribed)
      else subscribed()
      this.announce(client, 'online')
      const due = [...this.waiting]
      this.waiting.clear()
      for (const [point, value] of due) this.publish(client, point, value)
      for (const finish of [...this.waiters]) finish(true)
    }

    private announce(client: MqttClient, word: string, qos = 1): void {
      if (this.statusTopic !== '') client.publish(this.statusTopic, word, { qos, retain: true }, () => {})
    }

    /** What came from the broker does not go back there. */
    private get mark(): string {
      return `mqtt:${this.name}`
    }

    private send(point: MqttPoint, value: unknown, annotation: unknown): void {
      if (annotation === this.mark) return
      const client = this.link?.open
      if (client === undefined) this.waiting.set(point, value)
      else this.publish(client, point, value)
    }

    private publish(client: MqttClient, point: MqttPoint, value: unknown): void {
      const { publish: topic, qos, retain } = point
      if (topic === undefined) return
      const payload = encode(point, value)
      if (this.topics.some(({ filter }) => filter !== undefined && takes(filter, topic)))
        this.echoes.expect(topic, payload)
      client.publish(topic, payload, { qos, retain }, (error) => {
        if (error) this.waiting.set(point, value)
      })
    }

    private take(topic: string, payload: Uint8Array): void {
      if (payload.length > this.largest) {
        this.handleError(`${topic}: a payload of ${payload.length} bytes is too large`)
        return
      }
      const text = valueText(payload)
      if (this.echoes.take(topic, text)) return
      for (const point of this.topics) {
        if (point.filter !== undefined && takes(point.filter, topic)) this.apply(point, text)
      }
    }

    private apply(point: MqttPoint, payload: string): void {
      try {
        const value = decode(point, payload)
        if (value !== undefined) this.set_data_point(point.name, value, null, this.mark)
      } catch (error) {
        this.handleException(error)
      }
    }
  } as unknown as DeviceClass
}
