import { expect, it } from 'vitest'
import { Incoming } from '../../../lib/midi/incoming.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

const pad = { port: 'Pad', nth: 0, name: 'pad' }
const organ = { port: 'Organ', nth: 0, name: 'organ' }

function rig() {
  const clock = new ManualClock(100)
  const seen: unknown[] = []
  const incoming = new Incoming(clock, ({ raw, deltaTime }, { name }) => void seen.push([name, raw, deltaTime]))
  return { clock, seen, incoming }
}

it('each port is a stream of its own', () => {
  const { seen, incoming } = rig()
  incoming.bytes(pad, [0x90, 60])
  incoming.bytes(organ, [0xc0])
  incoming.bytes(pad, [100])
  incoming.bytes(organ, [5])
  expect(seen).toEqual([
    ['pad', [0x90, 60, 100], 0],
    ['organ', [0xc0, 5], 0],
  ])
})

it('times are those of the driver, else those of the clock', async () => {
  const { clock, seen, incoming } = rig()
  incoming.bytes(pad, [0xf8])
  await clock.advance(0.5)
  incoming.bytes(pad, [0xf8])
  incoming.bytes(pad, [0xf8], 0.125)
  expect(seen.map((each) => (each as unknown[])[2])).toEqual([0, 0.5, 0.125])
})

it('a port that was opened anew begins anew', () => {
  const { seen, incoming } = rig()
  incoming.bytes(pad, [0x90, 60])
  incoming.reset(pad)
  incoming.bytes(pad, [100, 0xf8])
  expect(seen).toEqual([['pad', [0xf8], 0]])
})
