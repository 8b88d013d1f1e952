import { createDecipheriv, createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoSettings, isLoopback } from '../../scripts/node-red/demo-settings.mjs'
import { temporaryFolders } from '../support/temp.ts'

const folder = temporaryFolders()
const start = (dir: string, env: Record<string, string> = {}) =>
  demoSettings({ env: { KAITHEM_DEMO_DIR: dir, ...env }, log: () => {} })

function withSettings(source: string): string {
  const dir = folder()
  writeFileSync(join(dir, 'settings.js'), `module.exports = ${source}`)
  return dir
}

test.each([
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.4', false],
  ['127.0.0.1.example.org', false],
  ['', false],
])('%s is only for this machine: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})

test('a new folder gets encrypted credentials, none yet, that Node-RED can read; an old one keeps what it has', () => {
  const dir = folder()
  const { settings } = start(dir)
  const { $ } = JSON.parse(readFileSync(join(dir, 'flows_cred.json'), 'utf8')) as { $: string }
  const key = createHash('sha256').update(String(settings.credentialSecret)).digest()
  const decipher = createDecipheriv('aes-256-ctr', key, Buffer.from($.slice(0, 32), 'hex'))
  expect(decipher.update($.slice(32), 'base64', 'utf8') + decipher.final('utf8')).toBe('{}')
  start(dir)
  expect(readFileSync(join(dir, 'flows_cred.json'), 'utf8')).toContain($)
  const old = folder()
  writeFileSync(join(old, 'flows.json'), '[]')
  start(old)
  expect(existsSync(join(old, 'flows_cred.json'))).toBe(false)
  const plain = withSettings('{ credentialSecret: false }')
  start(plain)
  expect(existsSync(join(plain, 'flows_cred.json'))).toBe(false)
})

test('a new folder gets a secret of its own that stays', () => {
  const dir = folder()
  const { settings, host, port } = start(dir)
  expect({ host, port }).toEqual({ host: '127.0.0.1', port: 1880 })
  expect(settings.credentialSecret).toMatch(/^[0-9a-f]{64}$/)
  expect(statSync(join(dir, '.credential-secret')).mode & 0o077).toBe(0)
  expect(start(dir).settings.credentialSecret).toBe(settings.credentialSecret)
  expect(start(folder()).settings.credentialSecret).not.toBe(settings.credentialSecret)
})

test('the first start brings the demo flow, later ones keep what the user made of it', () => {
  const dir = folder()
  start(dir)
  const flows = join(dir, 'flows.json')
  expect(JSON.parse(readFileSync(flows, 'utf8')).length).toBeGreaterThan(0)
  writeFileSync(flows, '[]')
  start(dir)
  expect(readFileSync(flows, 'utf8')).toBe('[]')
})

test('settings of the user are merged, the folder and the nodes stay ours', () => {
  const dir = withSettings("{ userDir: '/elsewhere', nodesDir: '/more', flowFilePretty: false, uiPort: 1999 }")
  const { settings, port } = start(dir)
  expect(settings).toMatchObject({ userDir: dir, flowFilePretty: false })
  expect(settings.nodesDir).toEqual([expect.any(String), '/more'])
  expect(port).toBe(1999)
  expect(start(dir, { PORT: '2000' }).port).toBe(2000)
})

test('other machines get in only where adminAuth is set', () => {
  expect(() => start(withSettings("{ uiHost: '0.0.0.0' }"))).toThrow('adminAuth')
  expect(start(withSettings("{ uiHost: '0.0.0.0', adminAuth: { type: 'credentials', users: [] } }")).host).toBe(
    '0.0.0.0',
  )
})

test('nothing is prepared where it is refused', () => {
  const dir = withSettings("{ uiHost: '0.0.0.0' }")
  expect(() => start(dir)).toThrow()
  expect(existsSync(join(dir, 'flows.json'))).toBe(false)
})

test.each(['https', 'httpNodeAuth', 'httpStatic'])('%s is refused, because it would not be applied', (name) => {
  expect(() => start(withSettings(`{ ${name}: {} }`))).toThrow(name)
})

test('a broken settings file is named', () => {
  expect(() => start(withSettings('{ oops'))).toThrow('settings.js cannot be loaded')
})

test.each(['abc', '-1', '65536', '1.5'])('PORT=%s is refused', (value) => {
  expect(() => start(folder(), { PORT: value })).toThrow(`PORT=${value}`)
})
