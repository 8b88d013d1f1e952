/** Bus dispatch with 10,000 subscriptions and two wildcards. @module */

import eventemitter2 from 'eventemitter2'
import mqemitter from 'mqemitter'
import { Qlobber } from 'qlobber'
import { createKaithem } from '../dist/lib/index.js'
import { measure, printRows, row } from './measure.mjs'

const subscriptions = 10_000
const operations = 50_000

export async function benchBus() {
  let sink = 0
  const callback = (message) => {
    sink += message
  }
  const topics = Array.from({ length: subscriptions }, (_, i) => `house/room${i % 100}/sensor${i}`)
  const kaithem = createKaithem()
  const qlobber = new Qlobber({ separator: '/', wildcard_one: '+', wildcard_some: '#' })
  const emitter2 = new eventemitter2.EventEmitter2({ wildcard: true, delimiter: '/', maxListeners: 0 })
  const emitter = mqemitter({ concurrency: 0 })
  const withDone = (packet, done) => {
    sink += packet.payload
    done()
  }
  for (const topic of topics) {
    kaithem.message.subscribe(`/${topic}`, callback, { args: 1 })
    qlobber.add(topic, callback)
    emitter2.on(topic, callback)
    emitter.on(topic, withDone)
  }
  for (const filter of ['house/+/sensor7', 'house/room3/#']) {
    kaithem.message.subscribe(`/${filter}`, callback, { args: 1 })
    qlobber.add(filter, callback)
    emitter2.on(filter.replace('+', '*').replace('#', '**'), callback)
    emitter.on(filter, withDone)
  }
  const slashed = topics.map((topic) => `/${topic}`)
  const idle = () => new Promise((resolve) => setImmediate(resolve))
  const result = await measure(
    [
      {
        name: 'ours',
        run: async (n) => {
          for (let i = 0; i < n; i++) kaithem.message.post(slashed[i % subscriptions], 1)
          await idle()
        },
      },
      {
        name: 'qlobber (match and call)',
        run: (n) => {
          for (let i = 0; i < n; i++) for (const f of qlobber.match(topics[i % subscriptions])) f(1)
        },
      },
      {
        name: 'eventemitter2',
        run: (n) => {
          for (let i = 0; i < n; i++) emitter2.emit(topics[i % subscriptions], 1)
        },
      },
      {
        name: 'mqemitter',
        run: (n) =>
          new Promise((resolve) => {
            let left = n
            const done = () => {
              if (--left === 0) resolve()
            }
            for (let i = 0; i < n; i++) emitter.emit({ topic: topics[i % subscriptions], payload: 1 }, done)
          }),
      },
    ],
    operations,
  )
  const ours = result.get('ours')
  const fastest = Math.min(...[...result].filter(([name]) => name !== 'ours').map(([, time]) => time))
  for (const [name, time] of result) {
    if (name === 'ours') continue
    const isFastest = time === fastest
    row(
      'bus post and delivery',
      ours,
      name,
      time,
      isFastest ? 'fastest rival at least 8x' : '',
      isFastest ? time >= 8 * ours : undefined,
    )
  }
  printRows()
  kaithem.close()
  return sink
}
