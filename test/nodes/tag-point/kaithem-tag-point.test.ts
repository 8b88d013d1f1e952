import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const point = (settings: object): FlowNode => ({ id: 'p', type: 'kaithem-tag-point', ...settings })
/** Node-RED only starts config nodes that somebody uses. */
const user: FlowNode = { id: 'u', type: 'kaithem-tag', tagPoint: 'p', action: 'read', wires: [['out']] }
const probe: FlowNode = { id: 'out', type: 'test-probe', wires: [] }
const deploy = (settings: object): Promise<void> => red.deploy([point(settings), user, probe])

/** Some properties of a tag, which is a function and so not comparable as a whole. */
function seen(name: string, ...properties: readonly string[]): Record<string, unknown> {
  const tag = kaithem.tags.get(name) as unknown as Record<string, unknown>
  return Object.fromEntries(properties.map((property) => [property, tag[property]]))
}

describe('what a tag point applies', () => {
  it('makes a numeric tag with unit, range, thresholds and description', async () => {
    await deploy({
      name: 'p/a',
      unit: 'degC',
      displayUnits: 'degC|degF',
      min: '-40',
      max: '50',
      lo: '16',
      hi: '28',
      description: 'Room',
    })
    const expected = {
      unit: 'degC',
      displayUnits: 'degC|degF',
      min: -40,
      max: 50,
      lo: 16,
      hi: 28,
      description: 'Room',
    }
    expect(seen('/p/a', ...Object.keys(expected))).toEqual(expected)
    kaithem.tags.get('/p/a').value = 70
    expect(kaithem.tags.get('/p/a').value).toBe(50)
  })

  it.each([
    ['string', '/p/s', { default: 'closed', defaultType: 'str' }, 'closed'],
    ['object', '/p/o', { default: '{"a":1}', defaultType: 'json' }, { a: 1 }],
    ['number', '/p/n', { default: '5', defaultType: 'num' }, 5],
    ['number', '/p/b', { default: 'true', defaultType: 'bool', subtype: 'bool' }, 1],
    ['binary', '/p/y', { default: '[1,2]', defaultType: 'bin' }, new Uint8Array([1, 2])],
    ['string', '/p/none', {}, ''],
  ])('makes a tag for a %s, %s', async (valueType, name, settings, value) => {
    await deploy({ name, valueType, ...settings })
    expect(kaithem.tags.get(name).type).toBe(valueType)
    expect(kaithem.tags.get(name).value).toEqual(value)
    expect(kaithem.tags.get(name).timestamp).toBe(0)
  })

  it('takes a default from the environment', async () => {
    process.env.KAITHEM_TEST_DEFAULT = '7.5'
    await deploy({ name: '/p/env', default: 'KAITHEM_TEST_DEFAULT', defaultType: 'env' })
    expect(kaithem.tags.get('/p/env').value).toBe(7.5)
  })

  it('limits by subtype', async () => {
    await deploy({ name: '/p/bool', subtype: 'bool' })
    kaithem.tags.get('/p/bool').value = 5
    expect(seen('/p/bool', 'subtype', 'value')).toEqual({ subtype: 'bool', value: 1 })
  })

  it('makes an expression that follows other tags', async () => {
    await deploy({ name: "=tv('/p/x') * 2" })
    kaithem.tags.get('/p/x').value = 21
    red.receive('u', {})
    expect(await red.next('out')).toMatchObject({ payload: 42 })
  })

  it('says who may read and write', async () => {
    await deploy({ name: '/p/web', read: 'view_status', write: 'edit', exposePriority: '70' })
    expect(kaithem.tags.get('/p/web').getEffectivePermissions()).toEqual(['view_status', 'edit', 70])
    await deploy({ name: '/p/web' })
    expect(kaithem.tags.get('/p/web').exposure).toBeUndefined()
  })
})

describe('deploys', () => {
  it('keep value and limits', async () => {
    await deploy({ name: '/p/keep', max: '10' })
    kaithem.tags.get('/p/keep').value = 8
    await deploy({ name: '/p/keep', max: '5' })
    expect(seen('/p/keep', 'max', 'value')).toEqual({ max: 5, value: 5 })
  })

  it('take the configuration away when the node is deleted', async () => {
    await deploy({ name: '/p/gone', max: '10' })
    expect(kaithem.tags.get('/p/gone').max).toBe(10)
    await red.deploy([probe])
    expect(kaithem.tags.get('/p/gone').config_data).toBeUndefined()
    expect(kaithem.tags.get('/p/gone').max).toBe(1e18)
  })

  it('take it away from the old tag when the node changes to another', async () => {
    await deploy({ name: '/p/old', max: '10' })
    await deploy({ name: '/p/new', max: '10' })
    expect(kaithem.tags.get('/p/old').max).toBe(1e18)
    expect(kaithem.tags.get('/p/new').max).toBe(10)
  })

  it('make the tag anew when its type changes', async () => {
    await deploy({ name: '/p/type' })
    await deploy({ name: '/p/type', valueType: 'string', default: 'x', defaultType: 'str' })
    red.receive('u', {})
    expect(await red.next('out')).toMatchObject({ payload: 'x' })
  })

  it('make the tag anew when a new tag point gives it another type', async () => {
    await deploy({ name: '/p/again' })
    await red.deploy([probe])
    await deploy({ name: '/p/again', valueType: 'string', default: 'y', defaultType: 'str' })
    red.receive('u', {})
    expect(await red.next('out')).toMatchObject({ payload: 'y' })
  })

  it('take the unit away when it is cleared', async () => {
    await deploy({ name: '/p/unit', unit: 'degC' })
    await deploy({ name: '/p/unit' })
    expect(kaithem.tags.get('/p/unit').unit).toBe('')
  })

  it('remember the value over a restart if asked to, and forget it if not', async () => {
    await deploy({ name: '/p/restore', restore: true })
    kaithem.tags.get('/p/restore').value = 12
    expect(kaithem.tags.get('/p/restore').restore).toBe(true)
    await deploy({ name: '/p/restore', restore: true })
    expect(kaithem.tags.get('/p/restore').value).toBe(12)
    await deploy({ name: '/p/restore' })
    expect(kaithem.tags.get('/p/restore').restore).toBe(false)
  })
})

describe('bad input', () => {
  const failed = async (code: string): Promise<void> => {
    const errors = (): string[] => red.errors.map(({ id, text }) => `${id} ${text}`)
    await red.status('u', ({ fill, text }) => fill === 'red' && text?.endsWith(code) === true)
    expect(errors().some((line) => line.startsWith('p '))).toBe(true)
  }

  it.each([
    ['no name', { name: '' }, 'KAITHEM_VALUE'],
    ['an illegal name', { name: 'a$b' }, 'KAITHEM_NAME'],
    ['a huge name', { name: 'x'.repeat(2000) }, 'KAITHEM_NAME'],
    ['limits the wrong way round', { name: '/p/l', min: '5', max: '1' }, 'KAITHEM_VALUE'],
    ['a default that is no number', { name: '/p/d', default: 'five', defaultType: 'num' }, 'KAITHEM_VALUE'],
    ['an expression that does not compile', { name: "=tv('/a" }, 'KAITHEM_EXPRESSION'],
    ['a permission that is a number', { name: '/p/perm', read: '5' }, 'KAITHEM_VALUE'],
  ])('%s shows on the node and on its user', async (_title, settings, code) => {
    await deploy(settings)
    await failed(code)
  })

  it.each([
    ['unit', { unit: 'foo' }, 'KAITHEM_UNIT'],
    ['display unit', { unit: 'degC', displayUnits: 'kg' }, 'KAITHEM_UNIT_MISMATCH'],
  ])('a wrong %s shows on the node when the flows run; the tag works', async (_title, settings, code) => {
    await deploy({ name: '/p/unknown', ...settings, max: '10' })
    await red.status('p', ({ fill, text }) => fill === 'red' && text?.endsWith(code) === true)
    kaithem.tags.get('/p/unknown').value = 50
    expect(kaithem.tags.get('/p/unknown').value).toBe(10)
  })

  it('a tag of another type stays as it is', async () => {
    kaithem.tags.StringTag('/p/text').value = 'mine'
    await deploy({ name: '/p/text' })
    await failed('KAITHEM_TYPE')
    expect(kaithem.tags.StringTag('/p/text').value).toBe('mine')
  })

  it('the second tag point of a tag changes nothing and says so', async () => {
    const second = [
      { id: 'p2', type: 'kaithem-tag-point', name: 'p/twice', max: '99' },
      { id: 'u2', type: 'kaithem-tag', tagPoint: 'p2', action: 'read', wires: [[]] },
    ]
    await red.deploy([point({ name: '/p/twice', max: '10' }), user, probe, ...second])
    await red.status('u2', ({ fill, text }) => fill === 'red' && text?.endsWith('KAITHEM_STATE') === true)
    expect(kaithem.tags.get('/p/twice').max).toBe(10)
    expect(red.status('u').fill).not.toBe('red')
  })
})
