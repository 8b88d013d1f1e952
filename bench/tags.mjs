/** Tag set with one subscriber. @module */

import { createRequire } from 'node:module'
import { atom } from 'nanostores'
import { BehaviorSubject } from 'rxjs'
import { createNodeClock } from '../build/lib/platform/node/clock.js'
import { createKaithem } from '../dist/lib/index.js'
import { measure, printRows, row } from './measure.mjs'

const operations = 300_000

/** Node-RED's own memory context store, as its context objects call it (without their key parsing). */
function memoryContext() {
  const require = createRequire(import.meta.url)
  const path = require.resolve('node-red-4/package.json')
  const inside = createRequire(path)
  const Memory = inside('@node-red/runtime/lib/nodes/context/memory.js')
  return Memory({})
}

export async function benchTags() {
  const clock = createNodeClock(() => {})
  const kaithem = createKaithem({ clock })
  let sink = 0
  const tag = kaithem.tags['/bench/value']
  tag.subscribe((value) => {
    sink += value
  })
  const bare = { value: 0, timestamp: 0, subscriber: (value) => (sink += value) }
  const subject = new BehaviorSubject(0)
  subject.subscribe((value) => (sink += value))
  const store = atom(0)
  store.subscribe((value) => (sink += value))
  const context = memoryContext()
  const result = await measure(
    [
      {
        name: 'ours',
        run: (n) => {
          for (let i = 0; i < n; i++) tag.value = i
        },
      },
      {
        name: 'bare object, same clock',
        run: (n) => {
          for (let i = 0; i < n; i++) {
            bare.timestamp = clock.now()
            bare.value = i
            bare.subscriber(i)
          }
        },
      },
      {
        name: 'rxjs BehaviorSubject',
        run: (n) => {
          for (let i = 0; i < n; i++) subject.next(i)
        },
      },
      {
        name: 'nanostores atom',
        run: (n) => {
          for (let i = 0; i < n; i++) store.set(i)
        },
      },
      {
        name: 'Node-RED memory context',
        run: (n) => {
          for (let i = 0; i < n; i++) context.set('global', 'value', i)
        },
      },
    ],
    operations,
  )
  const ours = result.get('ours')
  for (const [name, time] of result) {
    if (name === 'ours') continue
    const bareRow = name.startsWith('bare')
    row(
      'tag set, 1 subscriber',
      ours,
      name,
      time,
      bareRow ? 'ours at most 3x' : '',
      bareRow ? ours <= 3 * time : undefined,
    )
  }
  printRows()
  kaithem.close()
  return sink
}
