/**
 * `npm start`: opens Node-RED with this package and a demo flow at http://127.0.0.1:1880/.
 *
 * `PORT` changes the port, `KAITHEM_DEMO_DIR` the folder that keeps all state (.demo). A settings.js in that folder is
 * merged. Standard output has one line, `ready <address>`, once the flows run; all else goes to standard error.
 */

import { nodeRedFor, prepare, say, UserError } from './bootstrap.mjs'

/** Closing the nodes may take this long, in milliseconds; Node-RED itself would wait 15 s for a node that hangs. */
const stopLimit = 5000

const usage = `npm start opens Node-RED with this package and a demo flow; it takes no arguments, but reads the environment:
  PORT              port (1880)
  KAITHEM_DEMO_DIR  folder that keeps all state (.demo); each running Node-RED needs one of its own`

let stopping = false

async function main() {
  const [argument] = process.argv.slice(2)
  if (argument !== undefined) {
    say(usage)
    process.exit(argument === '--help' || argument === '-h' ? 0 : 1)
  }
  await prepare()
  // Loaded late, because these need the installed dependencies.
  const { demoSettings } = await import('./node-red/demo-settings.mjs')
  const { flowsStarted, startNodeRed, loadNodeRed } = await import('./node-red/host.mjs')
  const { settings, host, port } = demoSettings({ env: process.env, log: ({ text }) => say(text) })
  const major = nodeRedFor(process.version)
  const started = flowsStarted(loadNodeRed(major).RED)
  const nodeRed = await startNodeRed({ major, settings, host, port }).catch((error) => {
    throw error.code === 'EADDRINUSE' ? new UserError(portInUse(port)) : error
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(nodeRed.RED))
  await started
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  if (settings.kaithem?.demoUser) say('Pages are at /kaithem/: log in as demo with the password demo')
  process.stdout.write(`ready http://${shown.includes(':') ? `[${shown}]` : shown}:${nodeRed.port}/\n`)
}

async function stop(RED) {
  if (stopping) process.exit(1)
  stopping = true
  const limit = setTimeout(() => {
    say('a node did not close in time')
    process.exit(1)
  }, stopLimit)
  await RED.stop()
  clearTimeout(limit)
  process.exit(0)
}

function portInUse(port) {
  return `port ${port} is in use, perhaps by another Node-RED. Choose another one: PORT=${port + 1} npm start`
}

main().catch((error) => {
  say(error instanceof UserError ? error.message : error.stack)
  process.exit(1)
})
