import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed({ userDir: mkdtempSync(join(tmpdir(), 'kaithem-event-')) })
})
afterAll(() => red.stop())

const probe: FlowNode = { id: 'out', type: 'test-probe', wires: [] }
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const caught: FlowNode = { id: 'caught', type: 'test-probe', wires: [] }
const event = (settings: object): FlowNode => ({
  id: 'e',
  type: 'kaithem-event',
  name: 'bell',
  wires: [['out']],
  ...settings,
})
const start = (settings: object) => red.deploy([event(settings), probe, catcher, caught])

describe('times', () => {
  it('sends at its times, and shows the next one', async () => {
    await start({ kind: 'time', phrase: 'every second' })
    const [first, second] = [await red.next('out'), await red.next('out')]
    expect(Number(second.payload) - Number(first.payload)).toBe(1)
    expect(first).toMatchObject({ topic: 'bell', event: { kind: 'time', name: 'bell', time: first.payload } })
    expect(Math.abs(Number(first.payload) - Date.now() / 1000)).toBeLessThan(30)
    await red.status('e', ({ text, fill }) => fill === 'green' && /^→ \d\d:\d\d(:\d\d)?$/.test(text ?? ''))
  })

  it('has no topic while the node has no name', async () => {
    await start({ kind: 'time', phrase: 'every day at 8:00', name: '' })
    red.receive('e', {})
    expect(await red.next('out')).toMatchObject({ topic: '', event: { name: 'e' } })
  })

  it.each([
    ['time', /^\d+(\.\d+)?$/],
    ['iso', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.\d{3}Z$/],
  ])('payload %s', async (output, pattern) => {
    await start({ kind: 'time', phrase: 'every day at 8:00', output })
    red.receive('e', {})
    expect(String((await red.next('out')).payload)).toMatch(pattern)
  })

  it('a fixed payload, and an object with everything', async () => {
    await start({
      kind: 'time',
      phrase: 'every day at 8:00',
      output: 'fixed',
      payload: '{"on":true}',
      payloadType: 'json',
    })
    red.receive('e', { action: 'trigger' })
    expect((await red.next('out')).payload).toEqual({ on: true })
    await start({ kind: 'time', phrase: 'every day at 8:00', output: 'event' })
    red.receive('e', {})
    expect((await red.next('out')).payload).toMatchObject({ kind: 'time', name: 'bell' })
  })

  it('is switched off and on', async () => {
    await start({ kind: 'time', phrase: 'every second', enabled: false })
    await red.status('e', ({ text }) => text?.endsWith('disabled') === true)
    red.receive('e', { action: 'enable' })
    await red.next('out')
    red.receive('e', { action: 'disable' })
    await red.status('e', ({ text }) => text?.endsWith('disabled') === true)
    expect(kaithem.events.next('every second', 1)).toHaveLength(1)
  })

  it('times that are over are no error', async () => {
    await start({ kind: 'time', phrase: 'on 2020-01-01 at 8:00' })
    await red.status('e', ({ text, fill }) => fill === 'grey' && text?.endsWith('over') === true)
  })

  it('a time zone of its own', async () => {
    await start({ kind: 'time', phrase: 'every day at 8:00', zone: 'Pacific/Kiritimati' })
    await red.status('e', ({ text }) => /08:00$/.test(text ?? ''))
  })

  it('times by the sun need a location, and get it from the settings', async () => {
    await start({ kind: 'time', phrase: 'sunset' })
    await red.status('e', ({ fill }) => fill === 'red')
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_NO_LOCATION' } })
    red.receive('e', {})
    await red.next('out')
    await red.status('e', ({ text }) => text?.endsWith('KAITHEM_NO_LOCATION') === true)
    const settings: FlowNode = {
      id: 's',
      type: 'kaithem-settings',
      lat: '52.5',
      lon: '13.4',
      timezone: 'Europe/Berlin',
    }
    await red.deploy([event({ kind: 'time', phrase: 'sunset' }), probe, settings])
    await red.status('e', ({ fill, text }) => fill === 'green' && text?.startsWith('→') === true)
  })

  it('what was missed while it was off is made up for, if asked', async () => {
    await start({ kind: 'time', phrase: 'every day at 0:00 UTC', missed: 'restart' })
    const midnight = Math.floor(Date.now() / 86_400_000) * 86_400
    await red.deploy([probe])
    // As if it had been off for a day.
    const { store } = Reflect.get(Reflect.get(kaithem, 'engines') as object, 'platform') as {
      store: { set(key: string, value: unknown): void }
    }
    store.set('event:e', { last: midnight - 86_400, text: 'every day at 0:00 UTC' })
    await start({ kind: 'time', phrase: 'every day at 0:00 UTC', missed: 'restart' })
    expect(await red.next('out')).toMatchObject({ payload: midnight })
  })
})

describe('conditions, changes, messages', () => {
  it('when a condition becomes true', async () => {
    kaithem.tags['/event/level'].value = 0
    await start({ kind: 'edge', expression: "tv('/event/level') > 5" })
    await red.status('e', ({ text }) => text?.endsWith('waiting') === true)
    kaithem.tags['/event/level'].value = 6
    expect(await red.next('out')).toMatchObject({ payload: true, event: { kind: 'edge' } })
  })

  it('again and again while it is true', async () => {
    kaithem.tags['/event/level'].value = 9
    await start({ kind: 'while', expression: "tv('/event/level') > 5", ratelimit: '0.2' })
    await red.next('out')
    await red.next('out')
  })

  it('when a value changes', async () => {
    kaithem.tags['/event/level'].value = 1
    await start({ kind: 'change', expression: "tv('/event/level') * 2" })
    await until(() => red.status('e').text?.endsWith('waiting') === true, 5000, 'status')
    // The first look takes the value to compare with.
    await new Promise((resolve) => setTimeout(resolve, 300))
    kaithem.tags['/event/level'].value = 2
    expect(await red.next('out')).toMatchObject({ payload: 4, event: { value: 4, previous: 2 } })
    await red.status('e', ({ text }) => text === '4')
  })

  it('on a message', async () => {
    await start({ kind: 'message', topic: 'event/#' })
    kaithem.message.post('/event/a', { x: 1 })
    expect(await red.next('out')).toMatchObject({ topic: '/event/a', payload: { x: 1 } })
  })

  it('ends with the node', async () => {
    await start({ kind: 'message', topic: '/event/a' })
    await red.deploy([probe])
    kaithem.message.post('/event/a', 1)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(red.messages('out')).toEqual([])
  })
})

describe('bad input', () => {
  it.each([
    ['a wrong phrase', { kind: 'time', phrase: 'evry day' }, ': evry day'],
    ['an unclear phrase', { kind: 'time', phrase: 'every day at 8' }, ': every day at 8'],
    ['no phrase', { kind: 'time', phrase: '' }, 'KAITHEM_VALUE'],
    ['a wrong cron pattern', { kind: 'time', phrase: 'cron 99 * * * *' }, ': cron 99 * * * *'],
    ['a wrong zone', { kind: 'time', phrase: 'every day', zone: 'Mars/Base' }, ': Mars/Base'],
    ['no expression', { kind: 'edge' }, 'KAITHEM_VALUE'],
    ['a wrong expression', { kind: 'edge', expression: 'tv(' }, 'KAITHEM_EXPRESSION'],
    ['no topic', { kind: 'message' }, 'KAITHEM_VALUE'],
    ['a wrong topic', { kind: 'message', topic: '/a/#/b' }, ': /a/#/b'],
    ['a negative limit', { kind: 'time', phrase: 'every day', ratelimit: '-1' }, ': -1'],
  ])('%s shows on the node and reaches catch nodes, at the start and with each message', async (_, settings, end) => {
    await start(settings)
    await red.status('e', ({ fill, text }) => fill === 'red' && text?.endsWith(end) === true)
    expect(await red.next('caught')).toMatchObject({ error: { source: { id: 'e' } } })
    red.receive('e', {})
    expect(await red.next('caught')).toMatchObject({ error: { source: { id: 'e' } } })
    await red.status('e', ({ fill, text }) => fill === 'red' && text?.endsWith(end) === true)
  })

  it('a wrong phrase is one line in the log', async () => {
    red.log.length = 0
    await red.deploy([event({ kind: 'time', phrase: 'evry day' })])
    const [line, ...more] = red.errors.map(({ text }) => text)
    expect(line).toMatch(/^\[kaithem-event:bell\] KaithemError: "evry" is not understood here.* Did you mean: every\?$/)
    expect(more).toEqual([])
    red.log.length = 0
  })

  it('an action that is not known', async () => {
    await start({ kind: 'time', phrase: 'every day at 8:00' })
    red.receive('e', { action: 'explode' })
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_VALUE' } })
  })

  it('an expression that fails while it runs', async () => {
    await start({ kind: 'edge', expression: 'nothing.there' })
    expect(await red.next('caught')).toMatchObject({ error: { source: { id: 'e' } } })
    await red.status('e', ({ fill }) => fill === 'red')
  })
})

describe('what the dialog asks', () => {
  const ask = async (query: Record<string, string>): Promise<unknown> =>
    (await fetch(`${red.http}/kaithem/editor/schedule?${new URLSearchParams(query)}`)).json()

  it('the meaning and the next ten times', async () => {
    const answer = (await ask({ text: 'every weekday at 7:00', zone: 'Asia/Kathmandu' })) as { next: number[] }
    expect(answer).toMatchObject({ words: 'every Monday to Friday at 7:00', zone: 'Asia/Kathmandu' })
    expect(answer.next).toHaveLength(10)
  })

  it('what is wrong', async () => {
    expect(await ask({ text: 'evry day' })).toMatchObject({
      error: { code: 'KAITHEM_VALUE', reason: 'unknown', position: 0 },
    })
    expect(await ask({})).toMatchObject({ error: { reason: 'empty' } })
    expect(await ask({ text: 'every day', zone: 'x' })).toMatchObject({ error: { code: 'KAITHEM_VALUE' } })
    expect(await ask({ text: 'x'.repeat(10_000) })).toMatchObject({ error: { reason: 'long' } })
  })
})
