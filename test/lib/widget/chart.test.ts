import { expect, test } from 'vitest'
import { duration, onIdle } from '../../../lib/widget/chart.ts'
import { codeOf, createRig } from './support.ts'

test('subscribers get the line, and then its new points, as many as can be seen', async () => {
  const { kaithem, clock, connect } = createRig()
  const chart = kaithem.widget.Chart({ id: 'chart', seconds: 600 })
  chart.write(1)
  const ann = connect()
  ann.subscribe('chart')
  expect(ann.take()).toEqual([['chart', { points: [[1_700_000_000, 1]] }]])
  for (let i = 0; i < 30; i++) {
    await clock.advance(0.1)
    chart.write(i)
  }
  await clock.advance(2)
  const sent = ann.take().map(([, point]) => point as [number, number])
  expect(sent.length).toBeLessThanOrEqual(5)
  expect(sent.at(-1)?.[1]).toBe(29)
  expect(chart.read()).toBe(29)
})

test('rendered, the line is there', async () => {
  const { kaithem, clock } = createRig()
  const chart = kaithem.widget.Chart(60)
  expect(String(chart.render())).toContain('–')
  for (const value of [20, 30]) {
    chart.write(value)
    await clock.advance(30)
  }
  const text = String(chart.render('T', 'degC'))
  expect(text).toContain('class="kaithem-line" d="M0 93.1H150V6.9H300"')
  expect(text).toContain('−1 min')
  expect(String(kaithem.widget.Sparkline().render())).toContain('kaithem-spark')
  expect(codeOf(() => chart.write('x'))).toBe('KAITHEM_TYPE')
  expect(codeOf(() => kaithem.widget.Chart(0))).toBe('KAITHEM_VALUE')
})

test('idle is when nobody saw or rendered it for a while', async () => {
  const { kaithem, clock } = createRig()
  const chart = kaithem.widget.Chart(60)
  let isIdle = false
  onIdle(chart, () => {
    isIdle = true
  })
  await clock.advance(500)
  chart.render()
  await clock.advance(500)
  expect(isIdle).toBe(false)
  await clock.advance(300)
  expect(isIdle).toBe(true)
})

test.each([
  [5, '5 s'],
  [90, '1.5 min'],
  [7200, '2 h'],
  [604_800, '7 d'],
])('%j seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text)
})
