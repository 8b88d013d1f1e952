import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const probe: FlowNode = { id: 'out', type: 'test-probe', wires: [] }
const convert = (settings: object): FlowNode => ({
  id: 'u',
  type: 'kaithem-unit-convert',
  from: 'degC',
  to: 'degF',
  wires: [['out']],
  ...settings,
})
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const caught: FlowNode = { id: 'caught', type: 'test-probe', wires: [] }

async function send(settings: object, msg: Record<string, unknown>): Promise<Record<string, unknown>> {
  await red.deploy([convert(settings), probe])
  red.receive('u', msg)
  return red.next('out')
}

describe('conversion', () => {
  it.each([
    ['msg.payload', {}, { payload: 20 }, { payload: 68, unit: 'degF' }],
    ['a text that is a number', {}, { payload: '20' }, { payload: 68 }],
    ['a property', { value: 'a.b' }, { a: { b: 20 }, payload: 'kept?' }, { payload: 68 }],
    ['a fixed number', { value: '20', valueType: 'num' }, {}, { payload: 68 }],
    ['JSONata', { value: 'payload * 2', valueType: 'jsonata' }, { payload: 10 }, { payload: 68 }],
    ['the same unit', { from: 'own', to: 'own' }, { payload: 5 }, { payload: 5, unit: 'own' }],
    [
      'units of the message',
      { from: 'f', fromType: 'msg', to: 't', toType: 'msg' },
      { payload: 1, f: 'km', t: 'm' },
      { payload: 1000, unit: 'm' },
    ],
    ['decimals', { to: 'K', rounding: 'decimals', digits: '1' }, { payload: 20.26 }, { payload: 293.4 }],
    [
      'significant digits',
      { from: 'm', to: 'ft', rounding: 'significant', digits: '3' },
      { payload: 1 },
      { payload: 3.28 },
    ],
    ['text with prefix', { from: 'm', to: 'm', format: 'text' }, { payload: 1500 }, { payload: '1.5 km', unit: 'km' }],
    [
      'object with prefix',
      { from: 'W', to: 'W', format: 'object' },
      { payload: 0.25 },
      { payload: { value: 250, unit: 'mW', text: '250 mW' } },
    ],
    ['another place', { target: 'a.b' }, { payload: 20 }, { payload: 20, a: { b: 68 } }],
  ])('%s', async (_title, settings, msg, expected) => {
    expect(await send(settings, msg)).toMatchObject(expected)
  })

  it('leaves msg.unit alone if asked to', async () => {
    expect(await send({ setUnit: false }, { payload: 20, unit: 'mine' })).toMatchObject({ payload: 68, unit: 'mine' })
  })

  it('reads and writes flow and global context', async () => {
    await red.deploy([convert({ value: 'in', valueType: 'flow', target: 'out', targetType: 'global' }), probe])
    const context = (red.node('u') as unknown as { context(): Record<string, Map<string, unknown>> }).context()
    context.flow?.set('in', 20)
    red.receive('u', { payload: 'kept' })
    expect(await red.next('out')).toMatchObject({ payload: 'kept', unit: 'degF' })
    expect(context.global?.get('out')).toBe(68)
  })

  it('knows units defined at run time, also after it started', async () => {
    await red.deploy([convert({ from: 'testsmoot', to: 'in' }), probe])
    await red.status('u', ({ fill }) => fill === 'red')
    kaithem.units.define('testsmoot', 67, 'length', 'in')
    red.receive('u', { payload: 2 })
    expect(await red.next('out')).toMatchObject({ payload: 134 })
    await red.status('u', ({ fill }) => fill === 'green')
  })

  it('shows the last conversion', async () => {
    await send({}, { payload: 20 })
    await red.status('u', ({ text }) => text === '20 degC → 68 degF')
  })
})

describe('bad input', () => {
  it.each([
    ['no number', {}, { payload: 'warm' }, 'KAITHEM_TYPE'],
    ['nothing', {}, {}, 'KAITHEM_TYPE'],
    ['NaN', {}, { payload: Number.NaN }, 'KAITHEM_VALUE'],
    ['an unknown unit', { from: 'f', fromType: 'msg' }, { payload: 1, f: 'zorks' }, 'KAITHEM_UNIT'],
    ['no unit', { from: 'f', fromType: 'msg' }, { payload: 1 }, 'KAITHEM_UNIT'],
    ['units of different things', { to: 't', toType: 'msg' }, { payload: 1, t: 'kg' }, 'KAITHEM_UNIT_MISMATCH'],
  ])('%s', async (_title, settings, msg, code) => {
    await red.deploy([convert(settings), probe, catcher, caught])
    red.receive('u', msg)
    expect(await red.next('caught')).toMatchObject({ error: { code, source: { id: 'u' } } })
    await red.status('u', ({ fill, text }) => fill === 'red' && text?.endsWith(code) === true)
    red.receive('u', { payload: 20, f: 'degC', t: 'degF' })
    expect(await red.next('out')).toMatchObject({ payload: 68 })
    await red.status('u', ({ fill }) => fill === 'green')
  })

  it.each([
    ['no unit in the settings', { from: '' }, 'KAITHEM_VALUE'],
    ['units of different things in the settings', { to: 'kg' }, 'KAITHEM_UNIT_MISMATCH'],
    ['no number in the settings', { value: 'x', valueType: 'num' }, 'KAITHEM_VALUE'],
    ['JSONata that does not compile', { value: '(', valueType: 'jsonata' }, 'KAITHEM_EXPRESSION'],
  ])('%s shows on the node', async (_title, settings, code) => {
    await red.deploy([convert(settings), probe, catcher, caught])
    await red.status('u', ({ fill, text }) => fill === 'red' && text?.endsWith(code) === true)
    red.receive('u', { payload: 1 })
    // The first one may be the error at the start, which a catch node also gets.
    expect(await red.next('caught')).toMatchObject({ error: { source: { id: 'u' } } })
    expect(red.messages('out')).toEqual([])
  })
})
