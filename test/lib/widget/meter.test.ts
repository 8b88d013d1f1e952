import { expect, test } from 'vitest'
import { scaleOf } from '../../../lib/widget/meter.ts'
import { codeOf, createRig } from './support.ts'

test('its value is number, class and text; setup shows it anew', async () => {
  const { kaithem, clock, connect } = createRig()
  const meter = kaithem.widget.Meter({ id: 'm', high: 80, unit: 'degC', displayUnits: 'degC|degF' })
  expect(meter.read()).toBe(null)
  const ann = connect()
  ann.subscribe('m')
  meter.write(20.12345)
  await clock.advance(0)
  expect(ann.take()).toEqual([['m', [20.123, 'normal', '20.12C/68.22F']]])
  meter.setup(0, 50, 15, -10, 'degC', 'degC')
  await clock.advance(0)
  const zones = [['error', 30, 100]]
  expect(ann.take()).toEqual([['m', [20.123, 'error', '20.12C', { min: 0, max: 50, zones }]]])
  meter.setup({ high: 30 })
  expect(meter.read()).toEqual([20.123, 'normal', '20.12C'])
  expect(scaleOf(meter).max).toBe(50)
})

test('a scale that changes before there is a value reaches open pages too', async () => {
  const { kaithem, clock, connect } = createRig()
  const meter = kaithem.widget.Meter({ id: 'm' })
  const ann = connect()
  ann.subscribe('m')
  meter.setup({ max: 8 })
  await clock.advance(0)
  expect(ann.take()).toEqual([['m', [null, 'none', '–', { min: 0, max: 8, zones: [] }]]])
  expect(meter.read()).toBe(null)
})

test('clients do not set it, and code sets numbers', () => {
  const { kaithem, connect } = createRig()
  const meter = kaithem.widget.Meter({ id: 'm' })
  connect().set('m', 5)
  expect(meter.read()).toBe(null)
  expect(codeOf(() => meter.write('warm'))).toBe('KAITHEM_TYPE')
})

test('a unit it cannot show is in the log once', () => {
  const { kaithem, log } = createRig()
  const meter = kaithem.widget.Meter({ id: 'm', unit: 'degC', displayUnits: 'degC|m' })
  for (const value of [1, 2]) meter.write(value)
  expect(log).toEqual(['warn: Meter m cannot show degC in m'])
})

test('rendered, its value is there without a script', () => {
  const { kaithem } = createRig()
  const meter = kaithem.widget.Meter({ id: 'm', high_warn: 50, min: 0, max: 90 })
  expect(String(meter.render())).toContain('–')
  meter.write(60)
  const text = String(meter.render('<V>', 'CH1'))
  expect(text).toContain('data-state="warning"')
  expect(text).toContain('min="0" max="90" value="60"')
  expect(text).toContain('&lt;V&gt;')
  expect(text).toMatch(/<label class="kaithem-label" for="(kaithem-m-\d)">CH1<\/label>.*<meter id="\1"/)
  for (const line of [meter.render_as_span(), meter.render_oneline('CH1'), meter.render_compact('CH1')]) {
    expect(String(line)).toContain('>60</span>')
  }
})

test('its unit stands once, also where render is told it', () => {
  const { kaithem } = createRig()
  const meter = kaithem.widget.Meter({ unit: '%' })
  meter.write(40)
  expect(String(meter.render('%', 'Load'))).not.toContain('kaithem-unit')
  expect(String(meter.render('of all', 'Load'))).toContain('<span class="kaithem-unit">of all</span>')
})

test('a gauge marks its limits', () => {
  const { kaithem } = createRig()
  const gauge = kaithem.widget.Gauge({ max: 8, high_warn: 6, high: 7, low: 1, low_warn: 2 })
  gauge.write(4)
  const text = String(gauge.render({ label: 'Steam' }))
  expect(text.match(/kaithem-zone/g)).toHaveLength(4)
  expect(text).toContain('aria-valuenow="4"')
  expect(text).toContain('stroke-dasharray="50 200"')
})
