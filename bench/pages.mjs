/**
 * A page with 20 widgets in a browser that has never seen it: ours beside FlowFuse Dashboard 2 on the same Node-RED.
 *
 * @module
 */

import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/chromium.mjs'
import { dashboardFlow, ourFlow, value } from './dashboard-flow.mjs'
import { median, printTable } from './measure.mjs'
import { addPackages, nodeRedAlias } from './node-red.mjs'

const visits = 7

/** Node-RED with a port, ours and the rival in it. */
async function startServer() {
  const require = createRequire(import.meta.url)
  const RED = require(nodeRedAlias)
  const express = createRequire(require.resolve(`${nodeRedAlias}/package.json`))('express')
  const userDir = mkdtempSync(join(tmpdir(), 'kaithem-bench-'))
  addPackages(userDir, ['@flowfuse/node-red-dashboard'])
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
  })
  app.use('/', RED.httpNode)
  const started = once(RED.events, 'flows:started')
  await RED.start()
  await started
  const flow = [...dashboardFlow, ...ourFlow]
  const deployed = once(RED.events, 'flows:started')
  await RED.runtime.flows.setFlows({ flows: { flows: flow }, deploymentType: 'full' })
  await deployed
  for (const { id, type, group } of dashboardFlow) {
    if (group !== undefined) RED.nodes.getNode(id)?.receive({ payload: type === 'ui-switch' ? true : value })
  }
  await sleep(500)
  const stop = async () => {
    await RED.stop()
    server.closeAllConnections()
    server.close()
    rmSync(userDir, { recursive: true, force: true })
  }
  return { base: `http://127.0.0.1:${server.address().port}`, stop }
}

/** One visit with nothing in the cache. */
async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  let bytes = 0
  let requests = 0
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    requests++
  })
  await page.goto(url)
  await page.waitForFunction((shown) => document.body.textContent.includes(shown), String(value))
  const shown = await page.evaluate(() => performance.now())
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
  await sleep(300)
  await context.close()
  return { bytes, requests, shown, paint: paint ?? Number.NaN }
}

export async function benchPages() {
  const executablePath = findChromium()
  if (executablePath === undefined) {
    console.log('pages: no Chromium found, left out\n')
    return
  }
  const { base, stop } = await startServer()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const pages = [
    ['ours', `${base}/pages/bench/twenty`],
    ['FlowFuse Dashboard 2', `${base}/dashboard/bench`],
  ]
  const results = new Map(pages.map(([name]) => [name, []]))
  for (const [, url] of pages) await visit(browser, url)
  for (let round = 0; round < visits; round++) {
    for (const [name, url] of pages) results.get(name).push(await visit(browser, url))
  }
  const rows = pages.map(([name]) => {
    const all = results.get(name)
    const middle = (key) => median(all.map((one) => one[key]))
    return [
      name,
      `${(middle('bytes') / 1024).toFixed(1)} KiB`,
      middle('requests'),
      `${middle('paint').toFixed(0)} ms`,
      `${middle('shown').toFixed(0)} ms`,
    ]
  })
  printTable(['page with 20 widgets', 'bytes', 'requests', 'first paint', 'values shown'], rows)
  await browser.close()
  await stop()
}
