import { expect, test } from 'vitest'
import { rangeOf, setRange } from '../../../lib/widget/slider.ts'
import { codeOf, createRig } from './support.ts'

test('what code and clients set keeps to the range', async () => {
  const { kaithem, clock, connect } = createRig()
  const fan = kaithem.widget.Slider(0, 10, 0.5, { id: 'fan' })
  const ann = connect()
  ann.subscribe('fan')
  fan.write(3.3)
  await clock.advance(0)
  for (const value of [12, 'x', '4.2', null, Number.NaN]) ann.set('fan', value)
  expect(ann.take()).toEqual([
    ['fan', 0],
    ['fan', 3.5],
    ['fan', 10],
    ['fan', 4],
  ])
  expect(codeOf(() => fan.write('x'))).toBe('KAITHEM_TYPE')
})

test('a box takes any number unless told otherwise', () => {
  const { kaithem } = createRig()
  const box = kaithem.widget.NumberBox({ id: 'n' })
  box.write(-1234.56789)
  expect(box.read()).toBe(-1234.56789)
  expect(String(box.render('<T>', 'degC'))).toContain('step="any" value="-1234.56789"')
})

test('rendered, it has a label, its value and its unit', () => {
  const { kaithem } = createRig()
  const fan = kaithem.widget.Slider({ id: 'fan', max: 10 })
  fan.write(3)
  const text = String(fan.render('onrelease', 'horizontal', 'V', 'Fan'))
  expect(text).toMatch(/<label class="kaithem-label" for="(kaithem-fan-1)">Fan<\/label><input id="\1" type="range"/)
  expect(text).toContain('data-type="onrelease"')
  expect(text).toContain('min="0" max="10" step="0.1" value="3"')
  expect(String(fan.render())).toContain('aria-label="Slider"')
  expect(codeOf(() => fan.render('never'))).toBe('KAITHEM_VALUE')
})

test('its range may come from elsewhere', () => {
  const { kaithem } = createRig()
  const fan = kaithem.widget.Slider()
  setRange(fan, () => ({ min: 0, max: 3, step: 1 }))
  fan.write(7)
  expect([fan.read(), rangeOf(fan).max]).toEqual([3, 3])
})
