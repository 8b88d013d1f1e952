import { expect, test } from 'vitest'
import { codeOf, createRig } from './support.ts'

test('every message reaches everybody, its sender too; new subscribers get none', async () => {
  const { kaithem, clock, connect } = createRig()
  const pump = kaithem.widget.APIWidget({ id: 'pump' })
  const [ann, bob] = [connect('ann'), connect('bob')]
  ann.subscribe('pump')
  bob.subscribe('pump')
  ann.set('pump', 1)
  ann.set('pump', 2)
  pump.write(3)
  pump.write(4)
  await clock.advance(0)
  const all = [1, 2, 3, 4].map((value) => ['pump', value])
  expect([ann.take(), bob.take()]).toEqual([all, all])
  const late = connect('eve')
  late.subscribe('pump')
  expect([late.take(), pump.read()]).toEqual([[], 4])
})

test('without echo nobody hears what clients send', async () => {
  const { kaithem, clock, connect } = createRig()
  const seen: unknown[] = []
  kaithem.widget.APIWidget(false, { id: 'pump' }).attach((_user, value) => seen.push(value))
  const ann = connect()
  ann.subscribe('pump')
  ann.set('pump', 1)
  await clock.advance(0)
  expect([ann.take(), seen]).toEqual([[], [1]])
})

test('its name is one of a variable, and no script is needed in the page', () => {
  const { kaithem } = createRig()
  const pump = kaithem.widget.APIWidget({ id: 'p' })
  expect(String(pump.render('pump'))).toBe(
    '<span class="kaithem-widget kaithem-api" data-kaithem="api" data-id="p" data-version="0" data-name="pump" data-now="1700000000000" hidden></span>',
  )
  for (const bad of [undefined, 'a-b', '1a', 'a;alert(1)']) expect(codeOf(() => pump.render(bad))).toBe('KAITHEM_VALUE')
})
