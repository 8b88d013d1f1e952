/** Child of startup.mjs: starts Node-RED once, with or without this package, and prints the milliseconds it took. @module */

import { startNodeRed } from './node-red.mjs'

const instance = await startNodeRed({ ours: process.argv[2] === 'ours' })
process.stdout.write(`${performance.now()}\n`)
await instance.stop()
process.exit(0)
