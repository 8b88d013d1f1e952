import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
let folder: string
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaithem-persist-node-'))
  return () => rmSync(folder, { recursive: true })
})

const probes: FlowNode[] = ['data', 'saved', 'caught'].map((id) => ({ id, type: 'test-probe', wires: [] }))
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const persist = (settings: object = {}): FlowNode => ({
  id: 'p',
  type: 'kaithem-persist',
  file: join(folder, 'plan.json'),
  interval: '0',
  wires: [['data'], ['saved']],
  ...settings,
})
const deploy = (settings: object = {}): Promise<void> => red.deploy([persist(settings), ...probes, catcher])
const content = (name = 'plan.json'): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))

describe('at the start', () => {
  it('loads the file and sends what is in it', async () => {
    writeFileSync(join(folder, 'plan.json'), '{"lamp":"on"}')
    await deploy()
    expect(await red.next('data')).toMatchObject({
      payload: { lamp: 'on' },
      action: 'load',
      topic: join(folder, 'plan.json'),
    })
    await red.status('p', ({ fill, text }) => fill === 'green' && text?.includes('loaded') === true)
  })

  it('sends what is set for no file, or nothing', async () => {
    await deploy({ initial: '{"lamp":"off"}', initialType: 'json' })
    expect(await red.next('data')).toMatchObject({ payload: { lamp: 'off' }, missing: true })
    await deploy()
    await red.status('p', ({ text }) => text?.includes('missing') === true)
    expect(red.messages('data')).toEqual([])
    expect(red.errors).toEqual([])
  })

  it('starts on a damaged file with the one before', async () => {
    kaithem.persist.save({ n: 1 }, join(folder, 'plan.json'))
    kaithem.persist.save({ n: 2 }, join(folder, 'plan.json'))
    writeFileSync(join(folder, 'plan.json'), '\0\0\0')
    await deploy()
    expect(await red.next('data')).toMatchObject({ payload: { n: 1 }, recovered: true })
    await red.status('p', ({ fill, text }) => fill === 'yellow' && text?.includes('status.recovered') === true)
    expect(readdirSync(folder).some((name) => name.includes('.corrupt-'))).toBe(true)
    red.receive('p', { action: 'load', recovered: true })
    expect(await red.next('data')).not.toHaveProperty('recovered')
    await red.status('p', ({ fill, text }) => fill === 'green' && text?.includes('loaded') === true)
    red.log.length = 0
  })

  it('shows a damaged file without one before, and goes on', async () => {
    writeFileSync(join(folder, 'plan.json'), '{')
    await deploy()
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_IO' } })
    red.receive('p', { payload: { n: 1 } })
    await red.next('saved')
    expect(content()).toEqual({ n: 1 })
    red.log.length = 0
  })
})

describe('messages', () => {
  it('are saved, many at a time', async () => {
    await deploy({ interval: '0.1' })
    for (let n = 1; n <= 20; n++) red.receive('p', { payload: { n } })
    await red.status('p', ({ fill }) => fill === 'yellow')
    expect(await red.next('saved')).toMatchObject({ payload: 20, action: 'save', written: true })
    expect(content()).toEqual({ n: 20 })
    await red.status('p', ({ fill, text }) => fill === 'green' && text?.includes('saved') === true)
  })

  it('keep Map, Set, Date and Buffer', async () => {
    const payload = { m: new Map([['a', 1]]), s: new Set([1]), d: new Date(0), b: Buffer.from('x') }
    await deploy({ action: 'save' })
    red.receive('p', { payload })
    await red.next('saved')
    red.receive('p', { action: 'load' })
    expect(await red.next('data')).toMatchObject({ payload })
  })

  it('save at once, flush, load and delete on request', async () => {
    await deploy({ interval: '600' })
    red.receive('p', { payload: { n: 1 }, action: 'save' })
    await red.next('saved')
    expect(content()).toEqual({ n: 1 })
    red.receive('p', { payload: { n: 2 } })
    await red.status('p', ({ fill }) => fill === 'yellow')
    expect(Object.keys(kaithem.persist.unsaved)).toEqual([join(folder, 'plan.json')])
    red.receive('p', { payload: 'does not matter', action: 'flush' })
    await red.next('saved')
    expect(content()).toEqual({ n: 2 })
    red.receive('p', { action: 'load', kept: true })
    expect(await red.next('data')).toMatchObject({ payload: { n: 2 }, kept: true })
    red.receive('p', { action: 'delete' })
    expect(await red.next('saved')).toMatchObject({ payload: true, action: 'delete' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('are written when somebody posts /system/save, and when the flow stops', async () => {
    await deploy({ interval: '600' })
    red.receive('p', { payload: { n: 1 } })
    kaithem.message.post('/system/save', null)
    await red.next('saved')
    red.receive('p', { payload: { n: 2 } })
    await red.deploy([])
    expect(content()).toEqual({ n: 2 })
    expect(Object.keys(kaithem.persist.unsaved)).toEqual([])
  })

  it('use the format, place and mode of the settings', async () => {
    await deploy({ file: join(folder, 'deep', 'plan'), format: 'yaml.gz', private: true, value: 'doc', action: 'save' })
    red.receive('p', { doc: [1] })
    await red.next('saved')
    expect(kaithem.persist.load(join(folder, 'deep', 'plan'), { format: 'yaml.gz' })).toEqual([1])
  })
})

describe('bad input', () => {
  it.each([
    ['an unknown action', {}, { action: 'print', payload: 1 }, 'KAITHEM_VALUE'],
    ['nothing to save', {}, { topic: 'x', payload: undefined }, 'KAITHEM_VALUE'],
    ['a file that does not exist', {}, { action: 'load' }, 'KAITHEM_KEY'],
    ['data the format cannot hold', { action: 'save' }, { payload: () => 1 }, 'KAITHEM_TYPE'],
    ['data the format cannot hold, saved later', {}, { payload: { f: () => 1 } }, 'KAITHEM_TYPE'],
  ])('%s goes to catch nodes once', async (_title, settings, msg, code) => {
    await deploy(settings)
    red.receive('p', msg)
    expect(await red.next('caught')).toMatchObject({ error: { code, source: { id: 'p' } } })
    await red.status('p', ({ fill }) => fill === 'red')
    red.receive('p', { payload: { fine: true }, action: 'save' })
    await red.next('saved')
    await red.status('p', ({ fill }) => fill === 'green')
    expect(red.messages('caught')).toHaveLength(1)
  })

  it.each([
    ['no file', { file: '' }],
    ['a path that leads out', { file: '../x.json' }],
    ['an unknown ending', { file: 'x.yml' }],
  ])('%s in the settings shows on the node', async (_title, settings) => {
    await deploy(settings)
    await red.status('p', ({ fill }) => fill === 'red')
    red.receive('p', { payload: 1 })
    await until(() => red.messages('caught').length > 0)
  })

  it('a disk that refuses is told, and tried again', async () => {
    writeFileSync(join(folder, 'file'), '')
    await deploy({ file: join(folder, 'file', 'plan.json'), loadOnStart: false })
    red.receive('p', { payload: { n: 1 } })
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_IO' } })
    rmSync(join(folder, 'file'))
    red.receive('p', { action: 'flush' })
    await red.next('saved')
    expect(content(join('file', 'plan.json'))).toEqual({ n: 1 })
  })
})
