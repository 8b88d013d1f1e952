import { expect, test } from 'vitest'
import type { Kaithem } from '../../../lib/index.ts'
import { createRig } from './support.ts'

const kindOf = (kaithem: Kaithem, name: string): string | undefined =>
  /data-kaithem="(\w+)"/.exec(String(kaithem.tags.get(name).widget().render()))?.[1]

test('a tag is shown as what suits it', () => {
  const { kaithem } = createRig()
  const { tags } = kaithem
  const plain = tags.get('/plain')
  expect(kindOf(kaithem, '/plain')).toBe('number')
  Object.assign(tags.get('/range'), { min: 0, max: 10 })
  Object.assign(tags.get('/bool'), { subtype: 'bool' })
  Object.assign(tags.get('/enum'), { enum: { 0: 'shut', 1: 'open' } })
  Object.assign(tags.get('/sensor'), { is_input_only: true })
  tags.StringTag('/text')
  tags.StringTag('/fixed').writable = false
  tags.ObjectTag('/object')
  tags.get('/seen').expose('/see')
  const names = ['/range', '/bool', '/enum', '/sensor', '/text', '/fixed', '/object', '/seen']
  expect(names.map((name) => kindOf(kaithem, name))).toEqual([
    ...['slider', 'switch', 'select', 'meter', 'text', 'span', 'display', 'meter'],
  ])
  for (const type of ['meter', 'gauge', 'slider', 'number', 'switch', 'chart', 'spark', 'span', 'display', 'text']) {
    expect(String(plain.widget({ type }).render())).toContain('data-id="tag:')
  }
})

test('label, unit, limits and steps are those of the tag', () => {
  const { kaithem } = createRig()
  const fan = kaithem.tags.get('/shop/fan.speed')
  Object.assign(fan, { min: 0, max: 250, unit: 'V', value: 40 })
  const text = String(fan.widget().render())
  expect(text).toContain('>speed</label>')
  expect(text).toContain('min="0" max="250" step="2" value="40"')
  expect(text).toContain('<span class="kaithem-unit">V</span>')
  fan.description = 'Fan & more'
  expect(String(fan.widget().render())).toContain('>Fan &amp; more</label>')
  expect(String(fan.widget({ label: 'F', min: 10, max: 20 }).render())).toContain('min="10" max="20" step="0.1"')
})

test('a span stands in a line: numbers as people read them, a label only where one is given', () => {
  const { kaithem } = createRig()
  const speed = kaithem.tags.get('/press/speed')
  Object.assign(speed, { unit: 'rpm', value: 1499.9999992540152 })
  const span = String(speed.widget({ type: 'span' }).render())
  expect(span).toMatch(/^<span [^>]*>1500rpm<\/span>$/)
  expect(String(speed.widget({ type: 'span', label: 'Speed' }).render())).toContain('>Speed</span>')
  kaithem.tags.StringTag('/door').writable = false
  expect(String(kaithem.tags.StringTag('/door').widget().render())).toContain('>door</span>')
})

test('an enum that nobody may set shows its name', () => {
  const { kaithem } = createRig()
  const door = kaithem.tags.get('/door')
  Object.assign(door, { enum: { 0: 'shut', 1: 'open' }, writable: false, value: 1 })
  expect(String(door.widget().render())).toContain('>open</span>')
})
