/**
 * A page with 20 widgets in a browser that has never seen it: ours beside FlowFuse Dashboard 2 on the same Node-RED.
 *
 * @module
 */

import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/chromium.mjs'
import { dashboardFlow, ourFlow, value } from './dashboard-flow.mjs'
import { median, printTable } from './measure.mjs'
import { startSite } from './site.mjs'

const visits = 7

/** Both pages on one server, with a value in every widget of the rival too. */
async function startServer() {
  const rivals = ['@flowfuse/node-red-dashboard']
  const { RED, base, stop } = await startSite({ flow: [...dashboardFlow, ...ourFlow], rivals })
  for (const { id, type, group } of dashboardFlow) {
    if (group !== undefined) RED.nodes.getNode(id)?.receive({ payload: type === 'ui-switch' ? true : value })
  }
  await sleep(500)
  return { base, stop }
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
