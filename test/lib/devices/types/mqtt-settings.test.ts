import { expect, it } from 'vitest'
import { readConnection, statusTopicOf } from '../../../../lib/devices/types/mqtt-settings.ts'
import { createSeededRandom } from '../../../../lib/platform/fake/random.ts'

const read = (config: object, statusTopic = '') =>
  readConnection(config as Record<string, unknown>, statusTopic, createSeededRandom(1))

it('says how to connect', () => {
  const { url, options } = read(
    {
      url: ' mqtts://host:8883 ',
      username: 'u',
      password: 'p',
      protocol: '5',
      keepalive: '5',
      verify_certificate: 'no',
    },
    'my/status',
  )
  expect(url).toBe('mqtts://host:8883')
  expect(options).toMatchObject({
    ...{ username: 'u', password: 'p', protocolVersion: 5, keepalive: 5, rejectUnauthorized: false, clean: true },
    will: { topic: 'my/status', payload: 'offline', qos: 1, retain: true },
  })
})

it('has safe defaults and a client id of its own', () => {
  const { options } = read({ url: 'ws://host/mqtt' })
  expect(options).toMatchObject({ protocolVersion: 4, keepalive: 30, rejectUnauthorized: true })
  expect(options.clientId).toMatch(/^kaithem_\w{12}$/)
  expect(Object.keys(options)).not.toContain('will')
})

it.each(['host', 'http://host', 'mqtt://', 'mqtt://a b', 'mqtt://user:secret@host'])('refuses %j, unseen', (url) => {
  expect(() => read({ url })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  expect(() => read({ url })).not.toThrow(/secret/)
})

it('refuses odd values', () => {
  expect(() => read({ url: 'mqtt://h', keepalive: 'x' })).toThrow(/keepalive/)
  expect(() => read({ url: 'mqtt://h', verify_certificate: 'maybe' })).toThrow(/verify_certificate/)
  expect(() => statusTopicOf('a/#')).toThrow(/topic/)
})
