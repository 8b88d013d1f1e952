import { expect, it } from 'vitest'
import { closeEngines, closePages, type Engines } from '../../lib/engines.ts'

/** Anything that is closed, and notes it. */
function recording(): { engines: Engines; closed: string[] } {
  const closed: string[] = []
  const of = (name: string): object => ({ close: () => void closed.push(name) })
  const engines = new Proxy(
    {},
    { get: (_target, name: string) => (name === 'platform' ? { store: of('store') } : of(name)) },
  ) as Engines
  return { engines, closed }
}

it('ends what uses something before that', () => {
  const { engines, closed } = recording()
  closeEngines(engines)
  const before = (user: string, used: string): void => {
    expect([user, used, closed.indexOf(user) < closed.indexOf(used)]).toEqual([user, used, true])
    expect(closed).toContain(user)
  }
  for (const user of ['devices', 'gpio', 'midi', 'machines', 'events']) before(user, 'tags')
  before('gpio', 'alerts')
  before('alarms', 'alerts')
  before('alerts', 'sound')
  for (const user of ['alerts', 'sound', 'midi', 'tags']) before(user, 'bus')
  expect(closed.at(-1)).toBe('store')
})

it('ends pages and websockets', () => {
  const { engines, closed } = recording()
  closePages(engines)
  expect(closed).toEqual(['web', 'widgets'])
})
