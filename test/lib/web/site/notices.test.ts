import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../../lib/errors.ts'
import { createFields } from '../../../../lib/web/fields.ts'
import type { Visit } from '../../../../lib/web/routes.ts'
import { attempt, doneNotice, errorNotice, faultText } from '../../../../lib/web/site/notices.ts'
import { Texts } from '../../../../lib/web/texts.ts'

const visit = (done: string) =>
  ({ request: { query: createFields([['done', done]]) }, text: (key: string) => `text of ${key}` }) as unknown as Visit

it('tells what was done, if that is one of the known things', () => {
  expect(String(doneNotice(visit('saved')))).toBe('<p class="done" role="status">text of done.saved</p>')
  for (const done of ['', 'x', '<script>', '__proto__', 'constructor']) expect(doneNotice(visit(done))).toBeUndefined()
})

it('shows an error as text', () => {
  expect(String(errorNotice('<b>'))).toBe('<p class="error" role="alert">&lt;b&gt;</p>')
  expect(errorNotice(undefined)).toBeUndefined()
})

describe('attempt', () => {
  const run = (error: unknown) =>
    attempt(
      visit(''),
      () => {
        throw error
      },
      (body, status) => ({ body, status }),
    )

  it.each([
    ['KAITHEM_VALUE', 400],
    ['KAITHEM_STATE', 409],
    ['KAITHEM_KEY', 404],
  ] as const)('shows the page again for %s', async (code, status) => {
    expect(await run(new KaithemError(code, 'why'))).toEqual({ body: 'why', status })
  })

  it('says it in the language of the visitor where there are words for it', async () => {
    const texts = new Texts({ load: () => ({ fault: { taken: '__name__ gibt es schon' } }) } as never)
    const german = {
      text: (key: string, values?: Readonly<Record<string, string | number>>) => texts.get('de', key, values),
    }
    const say = (data: Readonly<Record<string, unknown>>) =>
      faultText(german, new KaithemError('KAITHEM_STATE', 'why', data))
    expect([say({ reason: 'taken', name: 'ann' }), say({ reason: 'other' }), say({})]).toEqual([
      ...['ann gibt es schon', 'why', 'why'],
    ])
  })

  it('hands on answers and faults', async () => {
    expect(
      await attempt(
        visit(''),
        async () => ({ status: 303 }),
        () => ({}),
      ),
    ).toEqual({ status: 303 })
    await expect(run(new TypeError('bug'))).rejects.toThrow('bug')
  })
})
