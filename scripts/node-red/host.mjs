/** Node-RED inside this process, with settings that keep it quiet, offline and away from other user directories. */

import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { root } from '../build/steps.mjs'

/** The installed Node-RED of that major version, and the Express it brings. One instance per process. */
export function loadNodeRed(major) {
  const require = createRequire(import.meta.url)
  const name = `node-red-${major}`
  const express = createRequire(require.resolve(`${name}/package.json`))('express')
  return { RED: require(name), express }
}

/**
 * Settings for development and tests: this checkout's nodes, no telemetry, tours, catalogues or palette installs.
 *
 * @param {{ userDir: string, log: (entry: { level: number, text: string }) => void, level?: string }} options
 */
export function quietSettings({ userDir, log, level = 'warn' }) {
  return {
    userDir,
    nodesDir: [root],
    flowFile: 'flows.json',
    flowFilePretty: true,
    httpAdminRoot: '/',
    httpNodeRoot: '/',
    functionGlobalContext: {},
    functionExternalModules: true,
    diagnostics: { enabled: true, ui: true },
    telemetry: { enabled: false, updateNotification: false },
    editorTheme: { tours: false, projects: { enabled: false }, palette: { catalogues: [] } },
    externalModules: { autoInstall: false, palette: { allowInstall: false, allowUpload: false } },
    logging: { console: { level: 'off' }, host: { level, handler: () => (entry) => log(readable(entry)) } },
  }
}

/** A log entry with its text, and the stack where there is one to show. */
function readable({ level, msg, type, name, id }) {
  const text = msg instanceof Error ? (msg.stack ?? msg.message) : (msg?.message ?? msg)
  return { level, id, type, error: msg, text: `${type ? `[${type}:${name || id}] ` : ''}${text}` }
}

/**
 * Starts Node-RED and its web server; resolves when it listens, before the flows run.
 *
 * @param {{ major: number, settings: object, host: string, port: number }} options
 */
export async function startNodeRed({ major, settings, host, port }) {
  const { RED, express } = loadNodeRed(major)
  const app = express()
  const server = createServer(app)
  // Taken before the start, because afterwards a busy port would leave flows running that nobody can reach.
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(undefined))
  })
  try {
    RED.init(server, { ...settings, uiHost: host, uiPort: server.address().port })
    if (settings.httpAdminRoot !== false) app.use(settings.httpAdminRoot, RED.httpAdmin)
    if (settings.httpNodeRoot !== false) app.use(settings.httpNodeRoot, RED.httpNode)
    await RED.start()
  } catch (error) {
    server.close()
    throw error
  }
  return { RED, server, port: server.address().port }
}

/** Resolves when the flows of the current or next start run. */
export function flowsStarted(RED) {
  return new Promise((resolve) => RED.events.once('flows:started', resolve))
}
