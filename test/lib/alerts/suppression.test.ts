import { expect, it } from 'vitest'
import { Suppression } from '../../../lib/alerts/suppression.ts'
import { codeOf } from './support.ts'

interface Fake {
  id: string
  name: string
  stands: boolean
  settings: { suppressedBy: readonly string[] }
}

function rig() {
  const alerts: Fake[] = []
  const suppression = new Suppression<Fake>((key) => alerts.filter(({ id, name }) => id === key || name === key))
  const add = (name: string, ...suppressedBy: string[]): Fake => {
    const alert = { id: `id-${name}`, name, stands: false, settings: { suppressedBy } }
    alerts.push(alert)
    suppression.add(alert)
    return alert
  }
  return { suppression, add }
}

it('finds who is kept quiet by whom, by id and by name', () => {
  const { suppression, add } = rig()
  const power = add('power')
  const pump = add('pump', 'power')
  const flow = add('flow', 'id-power', 'power', 'pump')
  expect([...suppression.dependents(power)]).toEqual([flow, pump])
  expect(suppression.by(pump)).toBeUndefined()
  power.stands = true
  expect([suppression.by(pump), suppression.by(flow), suppression.by(power)]).toEqual([power, power, undefined])
  suppression.remove(pump)
  suppression.remove(flow)
  expect(suppression.dependents(power).size).toBe(0)
})

it('knows alerts that are made later', () => {
  const { suppression, add } = rig()
  const pump = add('pump', 'power')
  const power = add('power')
  expect([...suppression.dependents(power)]).toEqual([pump])
})

it('refuses rings, of one and of many', () => {
  const { add } = rig()
  expect(codeOf(() => add('self', 'self'))).toBe('KAITHEM_CYCLE')
  const ring = rig()
  ring.add('a', 'b')
  ring.add('b', 'c')
  expect(codeOf(() => ring.add('c', 'a'))).toBe('KAITHEM_CYCLE')
})
