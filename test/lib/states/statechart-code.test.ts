import { expect, it } from 'vitest'
import { assign } from 'xstate'
import { type ChartAction, type ChartGuard, implementationsOf } from '../../../lib/states/statechart-code.ts'

const given = { context: {}, event: { type: 'go' } }

function setUp(actions: Record<string, ChartAction>, guards: Record<string, ChartGuard> = {}) {
  const errors: string[] = []
  const notices: unknown[] = []
  const code = implementationsOf(
    {
      actions: new Set([...Object.keys(actions), 'free', 'toString']),
      guards: new Set(Object.keys(guards)),
      delays: new Set(),
      actors: new Set(),
    },
    {
      actions,
      guards,
      report: (error, what) => errors.push(`${what}: ${String(error)}`),
      onAction: (name, params) => notices.push([name, params]),
    },
  )
  return { code, errors, notices }
}

it('announces actions without code, also those called like methods of objects', () => {
  const { code, notices } = setUp({})
  code.actions.free?.(given, { a: 1 })
  Reflect.get(code.actions, 'toString')(given, undefined)
  expect(notices).toEqual([
    ['free', { a: 1 }],
    ['toString', undefined],
  ])
})

it('reports errors and rejections of actions', async () => {
  const { code, errors } = setUp({
    bad: () => {
      throw new Error('now')
    },
    late: () => Promise.reject(new Error('later')),
  })
  code.actions.bad?.(given, undefined)
  code.actions.late?.(given, undefined)
  await Promise.resolve()
  expect(errors).toEqual(['action bad: Error: now', 'action late: Error: later'])
})

it('takes a guard that throws for false', () => {
  const { code, errors } = setUp(
    {},
    {
      yes: () => 1,
      no: () => undefined,
      bad: () => {
        throw new Error('guard')
      },
    },
  )
  expect(['yes', 'no', 'bad'].map((name) => code.guards[name]?.(given, undefined))).toEqual([true, false, false])
  expect(errors).toEqual(['guard bad: Error: guard'])
})

it("leaves XState's own actions as they are", () => {
  const action = assign({}) as unknown as ChartAction
  expect(setUp({ set: action }).code.actions.set).toBe(action)
})

it('refuses a guard that answers a promise, and hears its failure', async () => {
  const { code, errors } = setUp({}, { later: (async () => Promise.reject(new Error('late'))) as never })
  expect(code.guards.later?.(given, undefined)).toBe(false)
  await new Promise((resolve) => setImmediate(resolve))
  expect(errors).toEqual([expect.stringContaining('cannot be async')])
})
