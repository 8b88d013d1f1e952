import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { ManualClock } from '../../../../../lib/index.ts'
import { HostProcess } from '../../../../../lib/sound/backends/webaudio/host-process.ts'
import type { HostAnswer } from '../../../../../lib/sound/backends/webaudio/protocol.ts'

class FakeChild extends EventEmitter {
  readonly said: unknown[] = []
  readonly pid: number
  connected = true
  killed: unknown

  constructor(pid: number) {
    super()
    this.pid = pid
  }

  send(message: unknown): void {
    this.said.push(message)
  }

  kill(signal: unknown): void {
    this.killed = signal
  }

  unref(): void {}
}

function rig() {
  const clock = new ManualClock(1000)
  const children: FakeChild[] = []
  const answers: HostAnswer[] = []
  const deaths: number[] = []
  const host = new HostProcess({
    clock,
    start: () => {
      const child = new FakeChild(children.length + 1)
      children.push(child)
      return child as unknown as ChildProcess
    },
    answered: (answer) => void answers.push(answer),
    died: (count) => void deaths.push(count),
  })
  const beats = async (count: number): Promise<void> => {
    for (let beat = 0; beat < count; beat++) {
      await clock.advance(0.5)
      children.at(-1)?.emit('message', { beat: [] })
    }
  }
  return { clock, children, answers, deaths, host, beats }
}

it('starts with the first request, and hands over what is said', () => {
  const { children, answers, host } = rig()
  expect([host.pid, children.length]).toEqual([undefined, 0])
  host.send({ stop: 1 })
  host.send({ stop: 2 })
  children[0]?.emit('message', { ended: 1 })
  expect([host.pid, children[0]?.said, answers]).toEqual([1, [{ stop: 1 }, { stop: 2 }], [{ ended: 1 }]])
})

it('one that gives no sign of life is killed: a long time after its start, a short time after a beat', async () => {
  const { clock, children, deaths, host, beats } = rig()
  host.send({ stop: 1 })
  for (let step = 0; step < 30; step++) await clock.advance(0.5)
  expect(deaths).toEqual([])
  await clock.advance(0.5)
  expect([deaths, children[0]?.killed]).toEqual([[1], 'SIGKILL'])
  host.send({ stop: 1 })
  await clock.advance(1)
  await beats(4)
  await clock.advance(1.5)
  expect(deaths).toEqual([1])
  await clock.advance(0.5)
  expect([deaths, children[1]?.killed, clock.pending]).toEqual([[1, 2], 'SIGKILL', 0])
})

it('waits longer after each death, and forgets deaths after a good life', async () => {
  const { clock, children, deaths, host, beats } = rig()
  const die = (): void => void children.at(-1)?.emit('exit', 1, null)
  host.send({ stop: 1 })
  die()
  die()
  host.send({ stop: 2 })
  host.send({ stop: 3 })
  await clock.advance(0.4)
  expect(children).toHaveLength(1)
  await clock.advance(0.1)
  expect(children[1]?.said).toEqual([{ stop: 2 }, { stop: 3 }])
  die()
  host.send({ stop: 4 })
  await clock.advance(0.9)
  expect(children).toHaveLength(2)
  await clock.advance(0.1)
  await beats(22)
  die()
  expect(deaths).toEqual([1, 2, 1])
})

it('time in which this process stood still does not count', async () => {
  const clock = new ManualClock(1000)
  let now = 1000
  const child = new FakeChild(1)
  const deaths: number[] = []
  const late = { ...clock, now: () => now, setInterval: clock.setInterval.bind(clock) }
  const host = new HostProcess({
    clock: late as never,
    start: () => child as unknown as ChildProcess,
    answered: () => {},
    died: (count) => void deaths.push(count),
  })
  host.send({ stop: 1 })
  child.emit('message', { beat: [] })
  now += 60
  await clock.advance(0.5)
  expect(deaths).toEqual([])
  for (let step = 0; step < 4; step++) {
    now += 0.5
    await clock.advance(0.5)
  }
  expect(deaths).toEqual([1])
})

it('ends when it is told to, which is no death, and with this process', () => {
  const { clock, children, deaths, host } = rig()
  const listeners = process.listenerCount('exit')
  host.send({ stop: 1 })
  expect(process.listenerCount('exit')).toBe(listeners + 1)
  host.end()
  children[0]?.emit('exit', null, 'SIGKILL')
  expect([children[0]?.killed, deaths, clock.pending, process.listenerCount('exit')]).toEqual([
    ...['SIGKILL', [], 0, listeners],
  ])
  host.send({ stop: 2 })
  expect(children).toHaveLength(2)
  host.end()
})

it('one that cannot be started has died', () => {
  const { children, deaths, host } = rig()
  host.send({ stop: 1 })
  children[0]?.emit('error', new Error('no memory'))
  children[0]?.emit('error', new Error('no memory'))
  expect(deaths).toEqual([1])
})
