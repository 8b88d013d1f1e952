import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../../lib/index.ts'
import { alertList, isWaiting, openAlerts } from '../../../../lib/web/site/alert-list.ts'
import { createVisit } from '../pages/visit.ts'

async function house() {
  const clock = new ManualClock(1_700_000_000)
  const { alerts, users } = createKaithem({ clock })
  for (const name of ['bell', 'leak', 'fire']) alerts.Alert(name, { priority: name === 'fire' ? 'critical' : 'info' })
  alerts.get('leak')?.error('no reading')
  alerts.get('bell')?.trip()
  alerts.get('fire')?.trip()
  await clock.advance(0)
  alerts.get('fire')?.acknowledge('ann')
  return { alerts, users }
}
const mayAll = ['/users/alerts.view', '/users/alerts.acknowledge']

it('puts the most urgent first; a broken one counts as an error', async () => {
  const { alerts } = await house()
  const open = openAlerts(createVisit({ permissions: mayAll }), alerts)
  expect(open.map(({ name }) => name)).toEqual(['fire', 'leak', 'bell'])
  expect(open.map((alert) => isWaiting({ alerts }, alert))).toEqual([false, true, true])
  expect(openAlerts(createVisit(), alerts)).toEqual([])
})

it('offers what can be done about each, and to acknowledge all that wait', async () => {
  const { alerts, users } = await house()
  const visit = createVisit({ permissions: mayAll })
  const text = String(alertList({ visit, alerts, users, back: '/kaithem' }))
  expect(text.match(/action="\/kaithem\/alerts\/acknowledge"/g)).toHaveLength(2)
  expect(text).toContain('alerts.acknowledge-all')
  for (const alert of alerts.all()) alert.acknowledge('ann')
  alerts.get('bell')?.release()
  alerts.get('fire')?.release()
  expect(String(alertList({ visit, alerts, users, back: '/kaithem' }))).toContain('alerts.none')
})

it('stays short with very many, and says how many are not shown', async () => {
  const clock = new ManualClock(1_700_000_000)
  const { alerts, users } = createKaithem({ clock })
  for (let n = 0; n < 205; n++) alerts.Alert(`a${n}`, 'info').trip()
  await clock.advance(0)
  const text = String(alertList({ visit: createVisit({ permissions: mayAll }), alerts, users, back: '/kaithem' }))
  expect(text.match(/<li class="alert"/g)).toHaveLength(200)
  expect(text).toContain('alerts.hidden')
})
