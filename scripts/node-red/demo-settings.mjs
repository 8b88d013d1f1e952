/** The demo's user directory: settings, secret, first flow, and the rule who may reach it. */

import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { BuildError, root } from '../build/steps.mjs'
import { quietSettings } from './host.mjs'

/** The flow that a new user directory starts with. */
const demoFlow = 'examples/computer/Watch this computer.json'

/** Settings of Node-RED's own command line that are not applied here; ignoring them silently would be unsafe. */
const notApplied = ['https', 'httpNodeAuth', 'httpStatic', 'httpStaticAuth']

/**
 * Prepares the user directory and answers how to start Node-RED on it.
 *
 * @param {{ env: Record<string, string | undefined>, log: (entry: { level: number, text: string }) => void }} options
 */
export function demoSettings({ env, log }) {
  const userDir = resolve(root, env.KAITHEM_DEMO_DIR || '.demo')
  mkdirSync(userDir, { recursive: true })
  const own = userSettings(userDir)
  const settings = { credentialSecret: own.credentialSecret ?? secret(userDir), ...quietSettings({ userDir, log }) }
  const { userDir: _userDir, nodesDir, logging: _logging, editorTheme, ...rest } = own
  Object.assign(settings, rest)
  settings.nodesDir = [...settings.nodesDir, ...(nodesDir ? [nodesDir].flat() : [])]
  // Projects are off without a word; the usual `enabled: false` is a warning in Node-RED's log.
  settings.editorTheme = { ...settings.editorTheme, projects: {}, ...editorTheme }
  const host = own.uiHost ?? '127.0.0.1'
  guard(own, host)
  // Only where nobody but this machine comes in.
  if (isLoopback(host)) settings.kaithem = { demoUser: true, ...settings.kaithem }
  if (!existsSync(join(userDir, 'flows.json')) && existsSync(join(root, demoFlow))) {
    copyFileSync(join(root, demoFlow), join(userDir, 'flows.json'))
    writeNoCredentials(userDir, settings.credentialSecret)
  }
  return { settings, host, port: portOf(env.PORT ?? own.uiPort ?? 1880) }
}

/** Whether only this machine reaches an address. */
export function isLoopback(host) {
  if (isIP(host) === 4) return host.startsWith('127.')
  return host === '::1' || host === 'localhost'
}

function guard(own, host) {
  const unused = notApplied.filter((name) => own[name] !== undefined)
  if (unused.length > 0) {
    throw new BuildError(
      `settings.js: npm start does not apply ${unused.join(', ')}. ` +
        'Remove it, or install the package in a Node-RED of your own.',
    )
  }
  if (isLoopback(host) || own.adminAuth) return
  throw new BuildError(
    `settings.js: uiHost ${host} lets other machines in, so adminAuth must be set too; ` +
      'without it anybody there could run programs on this computer.',
  )
}

function userSettings(userDir) {
  const file = join(userDir, 'settings.js')
  if (!existsSync(file)) return {}
  try {
    const loaded = createRequire(file)(file)
    return { ...(loaded.default ?? loaded) }
  } catch (error) {
    throw new BuildError(`${file} cannot be loaded: ${error.message}`)
  }
}

/** Encrypts the credentials of flows; made once, readable by this user alone. */
function secret(userDir) {
  const file = join(userDir, '.credential-secret')
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** Encrypted credentials with none in them, as Node-RED writes them: without the file it warns at each start. */
function writeNoCredentials(userDir, credentialSecret) {
  const file = join(userDir, 'flows_cred.json')
  if (typeof credentialSecret !== 'string' || existsSync(file)) return
  const start = randomBytes(16)
  const key = createHash('sha256').update(credentialSecret).digest()
  const cipher = createCipheriv('aes-256-ctr', key, start)
  const text = cipher.update('{}', 'utf8', 'base64') + cipher.final('base64')
  writeFileSync(file, JSON.stringify({ $: start.toString('hex') + text }))
}

function portOf(value) {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new BuildError(`PORT=${value} is not a port number (0 to 65535; 0 takes any free one)`)
}
