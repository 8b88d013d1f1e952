/** A Node-RED with a port on loopback, this package and rivals in it. @module */

import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addPackages, nodeRedAlias } from './node-red.mjs'

/** Starts it with these flows. @param settings of `kaithem` in settings.js */
export async function startSite({ flow, rivals = [], settings = {} }) {
  const require = createRequire(import.meta.url)
  const RED = require(nodeRedAlias)
  const express = createRequire(require.resolve(`${nodeRedAlias}/package.json`))('express')
  const userDir = mkdtempSync(join(tmpdir(), 'kaithem-bench-'))
  addPackages(userDir, rivals)
  const app = express()
  const server = createServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  RED.init(server, {
    userDir,
    flowFile: 'flows.json',
    functionGlobalContext: {},
    httpAdminRoot: false,
    httpNodeRoot: '/',
    disableEditor: true,
    telemetry: { enabled: false, updateNotification: false },
    logging: { console: { level: 'fatal' } },
    credentialSecret: false,
    kaithem: settings,
  })
  app.use('/', RED.httpNode)
  const started = once(RED.events, 'flows:started')
  await RED.start()
  await started
  const deployed = once(RED.events, 'flows:started')
  await RED.runtime.flows.setFlows({ flows: { flows: flow }, deploymentType: 'full' })
  await deployed
  const stop = async () => {
    await RED.stop()
    server.closeAllConnections()
    server.close()
    rmSync(userDir, { recursive: true, force: true })
  }
  return { RED, base: `http://127.0.0.1:${server.address().port}`, stop }
}
