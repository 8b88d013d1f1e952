/** How an MqttDevice reaches its broker, from its settings. @module */

import { KaithemError, valueText } from '../../errors.ts'
import type { Random } from '../../platform/random.ts'
import { isBlank, toBoolean, toNumber } from '../config-values.ts'
import type { LinkSettings } from './mqtt-link.ts'
import { checkTopic } from './mqtt-topic.ts'

const pointProperties = {
  point: { type: 'string', title: 'Point', required: true },
  topic: { type: 'string', title: 'Topic', required: true },
  direction: { title: 'Direction', enum: ['in', 'out', 'both'], default: 'in' },
  type: { title: 'Type', enum: ['number', 'bool', 'string', 'object'], default: 'number' },
  path: { type: 'string', title: 'JSON path', description: 'Such as sensors[0].temp' },
  publish_topic: { type: 'string', title: 'Publish to', description: 'If not the topic itself' },
  qos: { title: 'QoS', enum: ['0', '1', '2'], default: '0' },
  retain: { type: 'boolean', title: 'Retain', default: 'no' },
  on: { type: 'string', title: 'On', description: 'Word for on, such as ON' },
  off: { type: 'string', title: 'Off', description: 'Word for off, such as OFF' },
  unit: { type: 'string', title: 'Unit' },
}

/** The settings of the type. */
export const mqttProperties = {
  url: { type: 'string', title: 'Broker', description: 'mqtt://host:1883, mqtts://, ws:// or wss://', required: true },
  username: { type: 'string', title: 'User' },
  password: { type: 'string', title: 'Password', secret: true },
  client_id: { type: 'string', title: 'Client id', description: 'Default: a random one' },
  protocol: { title: 'Protocol', enum: ['3.1.1', '5'], default: '3.1.1' },
  keepalive: { type: 'integer', title: 'Keep alive', description: 'Seconds', default: 30, min: 1, max: 65_535 },
  verify_certificate: { type: 'boolean', title: 'Verify certificate', default: 'yes' },
  ca: {
    type: 'string',
    format: 'textarea',
    title: 'CA certificate',
    description: 'PEM text, for brokers with their own',
  },
  status_topic: { type: 'string', title: 'Status topic', description: 'online and offline are kept there' },
  max_payload: {
    type: 'integer',
    title: 'Largest payload',
    description: 'Bytes; larger ones are ignored',
    default: 262_144,
    min: 1,
  },
  points: { type: 'array', title: 'Points', description: 'Topics and their data points', items: pointProperties },
}

const address = /^(mqtts?|wss?|tcp|ssl|tls):\/\/[^\s/@]+(\/[^\s@]*)?$/i

/** @throws KAITHEM_VALUE */
export function statusTopicOf(value: unknown): string {
  return checkTopic(valueText(value).trim())
}

/** @throws KAITHEM_VALUE naming what is wrong */
export function readConnection(
  config: Readonly<Record<string, unknown>>,
  statusTopic: string,
  random: Random,
): LinkSettings {
  const text = (key: string): string => (isBlank(config[key]) ? '' : valueText(config[key]))
  const url = text('url').trim()
  if (!address.test(url)) {
    // Not shown as it is: people put passwords there.
    const problem = url.includes('@') ? 'user and password have fields of their own' : 'it is like mqtt://host:1883'
    throw new KaithemError('KAITHEM_VALUE', `The address of the broker cannot be used: ${problem}`, {})
  }
  const clientId = text('client_id').trim()
  return {
    url,
    options: {
      clientId: clientId === '' ? `kaithem_${random.uuid().replaceAll('-', '').slice(0, 12)}` : clientId,
      clean: true,
      connectTimeout: 10_000,
      keepalive: Math.min(65_535, Math.max(1, Math.round(toNumber(config.keepalive, 'keepalive') ?? 30))),
      protocolVersion: text('protocol').trim() === '5' ? 5 : 4,
      rejectUnauthorized:
        isBlank(config.verify_certificate) || toBoolean(config.verify_certificate, 'verify_certificate'),
      ...(text('username') === '' ? {} : { username: text('username') }),
      ...(text('password') === '' ? {} : { password: text('password') }),
      ...(text('ca') === '' ? {} : { ca: text('ca') }),
      ...(statusTopic === '' ? {} : { will: { topic: statusTopic, payload: 'offline', qos: 1, retain: true } }),
    },
  }
}
