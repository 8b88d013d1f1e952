/** A bare Node-RED in this process: the version the running Node allows. @module */

import { EventEmitter, once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)))
const [major, minor] = process.versions.node.split('.').map(Number)
export const nodeRedAlias = major > 22 || (major === 22 && minor >= 9) ? 'node-red-5' : 'node-red-4'

/** Puts this package, and rivals of these names, where the palette manager would. */
export function addPackages(userDir, rivals = []) {
  const folders = [
    ['@kaithem/node-red-kaithem', packageRoot],
    ...rivals.map((name) => [name, join(packageRoot, 'bench', 'node_modules', name)]),
  ]
  for (const [name, folder] of folders) {
    const link = join(userDir, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(folder, link, 'dir')
  }
  const dependencies = Object.fromEntries(folders.map(([name]) => [name, '*']))
  writeFileSync(join(userDir, 'package.json'), JSON.stringify({ name: 'bench', dependencies }))
}

/** Starts Node-RED on no port; `ours` adds this package. */
export async function startNodeRed({ ours = true } = {}) {
  const require = createRequire(import.meta.url)
  const RED = require(nodeRedAlias)
  const userDir = mkdtempSync(join(tmpdir(), 'kaithem-bench-'))
  if (ours) addPackages(userDir)
  RED.init(createServer(), {
    userDir,
    flowFile: 'flows.json',
    functionGlobalContext: {},
    httpAdminRoot: false,
    httpNodeRoot: false,
    disableEditor: true,
    telemetry: { enabled: false, updateNotification: false },
    logging: { console: { level: 'error', metrics: false, audit: false } },
    credentialSecret: false,
  })
  const started = once(RED.events, 'flows:started')
  await RED.start()
  await started
  return {
    RED,
    deploy: async (flow) => {
      const next = once(RED.events, 'flows:started')
      await RED.runtime.flows.setFlows({ flows: { flows: flow }, deploymentType: 'full' })
      await next
    },
    stop: async () => {
      await RED.stop()
      rmSync(userDir, { recursive: true, force: true })
    },
  }
}

/** Told of every message that reaches the end of a chain. */
export const arrivals = new EventEmitter()
