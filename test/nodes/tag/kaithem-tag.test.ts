import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const node = (settings: object): FlowNode => ({
  id: 'n',
  type: 'kaithem-tag',
  tag: '/n/a',
  wires: [['out']],
  ...settings,
})
const probe: FlowNode = { id: 'out', type: 'test-probe', wires: [] }
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const caught: FlowNode = { id: 'caught', type: 'test-probe', wires: [] }
const deploy = (settings: object, ...more: FlowNode[]): Promise<void> => red.deploy([node(settings), probe, ...more])
const values = (): unknown[] => red.messages('out').map(({ payload }) => payload)

let count = 0
/** A name nobody used before. */
const fresh = (): string => {
  count += 1
  return `/n/${count}`
}

describe('watch', () => {
  it('sends each change with all that belongs to it', async () => {
    const tag = fresh()
    await deploy({ tag })
    expect(red.status('n').text).toMatch(/status\.waiting$/)
    kaithem.tags.get(tag)(5, 1234, 'why')
    expect(await red.next('out')).toMatchObject({
      payload: 5,
      topic: tag,
      timestamp: 1234,
      annotation: 'why',
      source: 'default',
    })
    await red.status('n', ({ text }) => text === '5')
  })

  it('says which claim is in force', async () => {
    const tag = fresh()
    kaithem.tags.get(tag).value = 0
    await deploy({ tag, emitOnStart: false })
    const claim = kaithem.tags.get(tag).claim(7, 'night', 80)
    expect(await red.next('out')).toMatchObject({ payload: 7, source: 'night' })
    await red.status('n', ({ text }) => text === '7 (night)')
    claim.release()
    expect(await red.next('out')).toMatchObject({ payload: 0, source: 'default' })
  })

  it('sends the current value on start, or not', async () => {
    const tag = fresh()
    kaithem.tags.get(tag).value = 3
    await deploy({ tag })
    expect((await red.next('out')).payload).toBe(3)
    await deploy({ tag, emitOnStart: false })
    kaithem.tags.get(tag).value = 4
    expect((await red.next('out')).payload).toBe(4)
    expect(values()).toEqual([4])
  })

  it('sends nothing on start for a tag that was never set', async () => {
    const tag = fresh()
    await deploy({ tag })
    kaithem.tags.get(tag).value = 9
    await red.next('out')
    expect(values()).toEqual([9])
  })

  it('leaves out what is within the deadband', async () => {
    const tag = fresh()
    await deploy({ tag, deadband: '1' })
    for (const value of [10, 10.5, 11.5, 11, 10]) kaithem.tags.get(tag).value = value
    await until(() => values().length === 3, 2000, 'three messages')
    expect(values()).toEqual([10, 11.5, 10])
  })

  it('limits the rate, the latest value wins', async () => {
    const tag = fresh()
    await deploy({ tag, minInterval: '0.2' })
    for (const value of [1, 2, 3, 4]) kaithem.tags.get(tag).value = value
    expect(await red.next('out')).toMatchObject({ payload: 1 })
    expect(await red.next('out')).toMatchObject({ payload: 4 })
    expect(values()).toEqual([1, 4])
  })

  it('converts', async () => {
    const tag = fresh()
    kaithem.tags.get(tag).unit = 'degC'
    await deploy({ tag, unit: 'degF' })
    kaithem.tags.get(tag).value = 20
    expect(await red.next('out')).toMatchObject({ payload: 68, unit: 'degF' })
    await red.status('n', ({ text }) => text === '68 degF')
  })

  it('answers a message with the current value', async () => {
    const tag = fresh()
    kaithem.tags.get(tag).value = 3
    await deploy({ tag, emitOnStart: false })
    red.receive('n', { mine: 1 })
    expect(await red.next('out')).toMatchObject({ payload: 3, mine: 1 })
  })

  it('copies objects, so that nobody changes the tag from behind', async () => {
    const tag = fresh()
    kaithem.tags.ObjectTag(tag).value = { list: [1] }
    await deploy({ tag })
    const { payload } = await red.next('out')
    ;(payload as { list: number[] }).list.push(2)
    expect(kaithem.tags.get(tag).value).toEqual({ list: [1] })
  })
})

describe('read, set, claim, release', () => {
  it('reads', async () => {
    const tag = fresh()
    kaithem.tags.get(tag).value = 3
    await deploy({ tag, action: 'read' })
    red.receive('n', { payload: 'ask', topic: 'old', unit: 'of another value' })
    const message = await red.next('out')
    expect(message).toMatchObject({ payload: 3, topic: tag })
    expect(message).not.toHaveProperty('unit')
  })

  it('sets, and sends what is in force', async () => {
    const tag = fresh()
    kaithem.tags.get(tag).max = 10
    await deploy({ tag, action: 'set' })
    red.receive('n', { payload: 50, annotation: 'mine' })
    expect(await red.next('out')).toMatchObject({ payload: 10, annotation: 'mine', source: 'default' })
  })

  it.each([
    ['a number', { value: '5', valueType: 'num' }, {}, 5],
    ['JSONata', { value: 'payload * 2', valueType: 'jsonata' }, { payload: 4 }, 8],
    ['a numeric text', {}, { payload: '12.5' }, 12.5],
    ['yes', {}, { payload: true }, 1],
  ])('sets %s', async (_title, settings, msg, expected) => {
    const tag = fresh()
    await deploy({ tag, action: 'set', ...settings })
    red.receive('n', msg)
    expect((await red.next('out')).payload).toBe(expected)
    expect(kaithem.tags.get(tag).value).toBe(expected)
  })

  it('takes values in its unit', async () => {
    const tag = fresh()
    kaithem.tags.get(tag).unit = 'degC'
    await deploy({ tag, action: 'set', unit: 'K' })
    red.receive('n', { payload: 293.15 })
    expect((await red.next('out')).payload).toBeCloseTo(293.15)
    expect(kaithem.tags.get(tag).value).toBeCloseTo(20)
  })

  it('claims by its settings, and with its own name if there is none', async () => {
    const tag = fresh()
    await deploy({ tag, action: 'claim', claim: 'night', priority: '70', expiration: '3600' })
    red.receive('n', { payload: 5 })
    expect(await red.next('out')).toMatchObject({ payload: 5, source: 'night' })
    expect(kaithem.tags.get(tag).claims()[0]).toMatchObject({
      name: 'night',
      priority: 70,
      expiration: 3600,
      active: true,
    })
    await deploy({ tag, action: 'claim' })
    red.receive('n', { payload: 6 })
    expect(await red.next('out')).toMatchObject({ payload: 6, source: 'n' })
  })

  it('an expired claim gives way', async () => {
    const tag = fresh()
    await deploy({ tag, action: 'claim', claim: 'short', expiration: '0.1' })
    red.receive('n', { payload: 5 })
    await red.next('out')
    await until(() => kaithem.tags.get(tag).currentSource === 'default', 2000, 'the claim to expire')
  })

  it('releases a claim that another node made', async () => {
    const tag = fresh()
    const maker: FlowNode = { id: 'm', type: 'kaithem-tag', tag, action: 'claim', claim: 'shared', wires: [[]] }
    await deploy({ tag, action: 'release', claim: 'shared' }, maker)
    red.receive('m', { payload: 5 })
    await until(() => kaithem.tags.get(tag).currentSource === 'shared', 2000, 'the claim')
    red.receive('n', {})
    expect(await red.next('out')).toMatchObject({ payload: 0, source: 'default' })
  })

  it('does what the message says', async () => {
    const tag = fresh()
    await deploy({ tag, action: 'read' })
    red.receive('n', { action: 'claim', payload: 8, claim: 'x', priority: 90, annotation: 'a' })
    expect(await red.next('out')).toMatchObject({ payload: 8, source: 'x', annotation: 'a' })
    red.receive('n', { action: 'set', payload: 1 })
    expect(await red.next('out')).toMatchObject({ payload: 8, source: 'x' })
    red.receive('n', { action: 'release', claim: 'x' })
    expect(await red.next('out')).toMatchObject({ payload: 1, source: 'default' })
  })

  it('works on a tag that was deleted meanwhile', async () => {
    const tag = fresh()
    await deploy({ tag, action: 'set' })
    kaithem.tags.delete(tag)
    red.receive('n', { payload: 4 })
    expect((await red.next('out')).payload).toBe(4)
  })
})

describe('with a tag point', () => {
  const point: FlowNode = {
    id: 'p',
    type: 'kaithem-tag-point',
    name: '/n/point',
    unit: 'degC',
    default: '20',
    defaultType: 'num',
  }

  it('uses its tag, and sends its default on start', async () => {
    await red.deploy([point, node({ tag: 'ignored', tagPoint: 'p', unit: 'degF' }), probe])
    expect(await red.next('out')).toMatchObject({ payload: 68, topic: '/n/point', timestamp: 0 })
  })

  it('follows it to another tag on a deploy of changed nodes', async () => {
    await red.deploy([{ ...point, name: '/n/other' }, node({ tag: '', tagPoint: 'p' }), probe], 'nodes')
    expect(await red.next('out')).toMatchObject({ topic: '/n/other', payload: 20 })
  })

  it('says so when it is missing', async () => {
    await red.deploy([node({ tag: '', tagPoint: 'nowhere' }), probe])
    await red.status('n', ({ fill, text }) => fill === 'red' && text?.endsWith('KAITHEM_KEY') === true)
  })
})

describe('bad input', () => {
  it.each([
    ['a value of the wrong type', { action: 'set' }, { payload: 'warm' }, /KAITHEM_(TYPE|VALUE)/],
    ['no value', { action: 'set' }, {}, /KAITHEM_TYPE/],
    ['an unknown action', {}, { action: 'explode' }, /KAITHEM_VALUE/],
    ['too high a priority', { action: 'claim' }, { payload: 1, priority: 200 }, /KAITHEM_VALUE/],
    ['a unit for a tag without one', { action: 'set', unit: 'degC' }, { payload: 1 }, /KAITHEM_UNIT/],
    ['the default claim released', { action: 'release', claim: 'default' }, {}, /KAITHEM_VALUE/],
  ])('%s', async (_title, settings, msg, code) => {
    const tag = fresh()
    await deploy({ tag, ...settings }, catcher, caught)
    red.receive('n', msg)
    const { error } = (await red.next('caught')) as { error: { code: string; source: { id: string } } }
    expect(error.code).toMatch(code)
    expect(error.source.id).toBe('n')
    await red.status('n', ({ fill }) => fill === 'red')
    expect(values()).toEqual([])
  })

  it.each([
    ['no tag', { tag: '' }, 'KAITHEM_VALUE'],
    ['an illegal tag', { tag: 'a b$' }, 'KAITHEM_NAME'],
    ['a huge tag', { tag: 'x'.repeat(3000) }, 'KAITHEM_NAME'],
    ['an unknown action', { action: 'delete' }, 'KAITHEM_VALUE'],
    ['a negative deadband', { deadband: '-1' }, 'KAITHEM_VALUE'],
  ])('%s in the settings shows on the node', async (_title, settings, code) => {
    await deploy(settings)
    await red.status('n', ({ fill, text }) => fill === 'red' && text?.endsWith(code) === true)
  })

  it('a unit that does not fit shows on the node that watches, and nobody else notices', async () => {
    const tag = fresh()
    kaithem.tags.get(tag).unit = 'degC'
    const other: FlowNode = { id: 'other', type: 'kaithem-tag', tag, wires: [['out']] }
    await deploy({ tag, unit: 'kg' }, other)
    kaithem.tags.get(tag).value = 5
    expect((await red.next('out')).payload).toBe(5)
    await red.status('n', ({ fill, text }) => fill === 'red' && text?.endsWith('KAITHEM_UNIT_MISMATCH') === true)
    await red.status('other', ({ fill }) => fill === 'green')
  })

  it('an expression that reads itself ends in an error, and the others go on', async () => {
    const tag = fresh()
    const other: FlowNode = { id: 'other', type: 'kaithem-tag', tag, wires: [['out']] }
    await deploy({ tag: '=tv(tag.name) + 1' }, other)
    await until(() => red.errors.some(({ id, text }) => id === 'n' && /itself|cycle/i.test(text)), 2000, 'the error')
    kaithem.tags.get(tag).value = 5
    expect((await red.next('out')).payload).toBe(5)
  })
})

describe('close', () => {
  it('releases claims, subscriptions and timers', async () => {
    const tag = fresh()
    await deploy({ tag, action: 'claim', claim: 'mine' })
    red.receive('n', { payload: 5 })
    await red.next('out')
    await red.deploy([probe])
    expect(
      kaithem.tags
        .get(tag)
        .claims()
        .map(({ name }) => name),
    ).toEqual(['default'])
    for (let round = 0; round < 10; round++) await deploy({ tag, minInterval: '5' })
    kaithem.tags.get(tag).value = 1
    kaithem.tags.get(tag).value = 2
    await red.next('out')
    expect(values().length).toBeLessThanOrEqual(2)
    const subscribers = kaithem.message.recent(`/system/tags/subscribers${tag}`).at(-1)?.message
    expect(subscribers).toBe(1)
    await red.deploy([probe])
    expect(kaithem.message.recent(`/system/tags/subscribers${tag}`).at(-1)?.message).toBe(0)
  })
})
