/**
 * One life of a Node-RED for saving.test.ts: counts in a function node and a restored tag, tells the parent, and ends
 * as it is told: `exit` leaves at once, `stop` stops the flows and is then
 * killed. `none` is a settings.js without functionGlobalContext.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { quietSettings, startNodeRed } from '../../../scripts/node-red/host.mjs'

const [userDir = '', major = '4', end, place] = process.argv.slice(2)
const contextStorage = { default: { module: 'localfilesystem' } }
const settings = { ...quietSettings({ userDir, log: () => undefined }), contextStorage }
if (place === 'none') settings.functionGlobalContext = undefined
const { RED } = await startNodeRed({ major: Number(major), settings, host: '127.0.0.1', port: 0 })

const initialize = "const tag = kaithem.tags['/restart/count']; tag.restore = true; context.set('start', tag.value)"
const func = `const tag = kaithem.tags['/restart/count']
tag.value += 1
return { payload: { start: context.get('start'), value: tag.value, same: global.get('kaithem') === kaithem && k === kaithem } }`
RED.nodes.registerType('test/tell', 'test-tell', function (config) {
  RED.nodes.createNode(this, config)
  this.on('input', (message) => process.send?.(message.payload))
})
const libs = [{ var: 'k', module: '@kaithem/node-red-kaithem' }]
const flows = [
  { id: 'tab', type: 'tab', label: 'Restart' },
  { id: 'f', z: 'tab', x: 1, y: 1, type: 'function', func, initialize, outputs: 1, libs, wires: [['tell']] },
  { id: 'tell', z: 'tab', x: 1, y: 1, type: 'test-tell', wires: [] },
]
await RED.runtime.flows.setFlows({ deploymentType: 'full', flows: { flows }, req: {} })
process.on('message', async () => {
  if (end === 'exit') process.exit(0)
  await RED.stop()
  process.kill(process.pid, 'SIGKILL')
})
// The empty flows of the start may still be on their way, so the event of a start tells nothing.
while (!RED.nodes.getNode('f')) await sleep(5)
RED.nodes.getNode('f').receive({})
