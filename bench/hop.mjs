/** Time of one hop through a node: ours beside Node-RED's change and function nodes. @module */

import { measure, printRows, row } from './measure.mjs'
import { arrivals, startNodeRed } from './node-red.mjs'

const length = 10
const operations = 3000

const kinds = {
  change: { type: 'change', rules: [{ t: 'set', p: 'other', pt: 'msg', to: 'x', tot: 'str' }] },
  function: { type: 'function', func: 'msg.payload++; return msg', outputs: 1 },
  'kaithem-tag (set)': {
    type: 'kaithem-tag',
    tag: '/bench/hop',
    action: 'set',
    value: 'payload',
    valueType: 'msg',
  },
  'kaithem-unit-convert': {
    type: 'kaithem-unit-convert',
    value: 'payload',
    valueType: 'msg',
    from: 'm',
    fromType: 'unit',
    to: 'ft',
    toType: 'unit',
  },
}

/** A tab with a chain of nodes of one kind that ends in a probe. */
function chain(kind, index) {
  const id = (n) => `chain${index}-${n}`
  const nodes = Array.from({ length }, (_, n) => ({
    ...kinds[kind],
    id: id(n),
    z: `tab${index}`,
    x: 100,
    y: 100,
    name: '',
    wires: [[n === length - 1 ? `probe${index}` : id(n + 1)]],
  }))
  const probe = { id: `probe${index}`, type: 'bench-probe', z: `tab${index}`, x: 200, y: 100, chain: index, wires: [] }
  return [{ id: `tab${index}`, type: 'tab', label: kind }, ...nodes, probe]
}

export async function benchHop() {
  const { RED, deploy, stop } = await startNodeRed()
  const types = RED.nodes
  types.registerType('kaithem-bench', 'bench-probe', function Probe(config) {
    types.createNode(this, config)
    this.on('input', (_msg, _send, done) => {
      arrivals.emit(config.chain)
      done()
    })
  })
  const names = Object.keys(kinds)
  await deploy(names.flatMap(chain))
  const contenders = names.map((name, index) => ({
    name,
    run: (n) =>
      new Promise((resolve) => {
        let left = n / length
        const first = types.getNode(`chain${index}-0`)
        arrivals.removeAllListeners(index)
        arrivals.on(index, () => {
          if (--left <= 0) resolve()
        })
        for (let i = 0; i < n / length; i++) first.receive({ payload: i })
      }),
  }))
  const result = await measure(contenders, operations)
  const change = result.get('change')
  for (const name of names.slice(2)) {
    row(`hop, ${name}`, result.get(name), 'change node', change, 'ours at most 1.5x', result.get(name) <= 1.5 * change)
    row(`hop, ${name}`, result.get(name), 'function node', result.get('function'))
  }
  printRows()
  await stop()
}
