import { expect, it } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { wrongSetting } from '../../../nodes/_runtime/wrong-setting.ts'

const RED = { _: (key: string, values?: object) => `${key} ${JSON.stringify(values)}` } as never
const error = (property?: string): KaithemError => new KaithemError('KAITHEM_VALUE', 'wrong', { property })

it('names what stands in the setting', () => {
  expect(wrongSetting(error('phrase'), { phrase: ' evry day ' }, RED)).toBe(
    '@kaithem/node-red-kaithem/kaithem:status.wrong {"setting":"evry day"}',
  )
  expect(wrongSetting(error('phrase'), { phrase: 'x'.repeat(1000) }, RED)?.length).toBeLessThan(140)
})

it.each([
  [error('phrase'), {}],
  [error('phrase'), { phrase: '  ' }],
  [error('limit'), { limit: 5 }],
  [error(), { phrase: 'a' }],
  [new Error('phrase'), { phrase: 'a' }],
  [Object.assign(new Error('phrase'), { code: 'KAITHEM_EXPRESSION' }), { phrase: 'a' }],
])('leaves other errors to their code', (fault, raw) => {
  expect(wrongSetting(fault, raw, RED)).toBeUndefined()
})
