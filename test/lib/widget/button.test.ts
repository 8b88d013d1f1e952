import { expect, test } from 'vitest'
import { codeOf, createRig } from './support.ts'

test('lists of what happened come through, single words too, other things not', () => {
  const { kaithem, connect } = createRig()
  const seen: unknown[] = []
  const bell = kaithem.widget.Button({ id: 'bell' })
  bell.attach((_user, value) => seen.push(value))
  const ann = connect()
  for (const value of [['pushed'], ['pushed', 'released', 'x'], 'pushed', ['x'], {}, null]) ann.set('bell', value)
  expect(seen).toEqual([['pushed'], ['pushed', 'released'], ['pushed']])
})

test('a trigger is armed by one page, for a time, and the log says who', async () => {
  const { kaithem, clock, connect, log } = createRig()
  const seen: unknown[] = []
  const gate = kaithem.widget.Button({ id: 'gate', timeout: 5 })
  gate.attach((user, value) => seen.push(user, value))
  expect(String(gate.render('Open', 'trigger'))).toContain('data-guard="trigger"')
  const [ann, bob] = [connect('ann'), connect('bob')]
  for (const one of [ann, bob]) one.subscribe('gate')
  for (const one of [ann, bob]) one.take()
  ann.set('gate', ['pushed'])
  ann.set('gate', ['arm'])
  const [refused, armed] = ann.take()
  const [, token, seconds] = (armed?.[1] ?? []) as unknown[]
  expect([refused, seconds, bob.take()]).toEqual([['gate', ['refused', 'notArmed']], 5, []])
  bob.set('gate', ['pushed', token])
  ann.set('gate', ['pushed', 'released', token])
  expect(seen).toEqual(['ann', ['pushed', 'released']])
  await clock.advance(6)
  ann.set('gate', ['pushed', token])
  expect(log).toEqual([
    'info: Button gate: refused (notArmed) by ann',
    'info: Button gate: armed by ann',
    'info: Button gate: refused (notArmed) by bob',
    'info: Button gate: pushed by ann',
    'info: Button gate: refused (tooLate) by ann',
  ])
})

test('who may not push may not arm', () => {
  const { kaithem, connect } = createRig()
  kaithem.widget.Button({ id: 'gate', type: 'trigger' })
  const guest = connect('')
  guest.subscribe('gate')
  guest.take()
  guest.set('gate', ['arm'])
  expect(guest.take()).toEqual([])
})

test('once guarded it is always guarded, however it is rendered', () => {
  const { kaithem } = createRig()
  const gate = kaithem.widget.Button({ type: 'hold', hold: 2 })
  expect(String(gate.render('Open'))).toContain('data-guard="hold" data-hold="2"')
  expect(String(gate.render({ content: 'Open', type: 'trigger' }))).toContain('data-guard="hold"')
  expect(String(kaithem.widget.Button().render(kaithem.widget.html`<b>!</b>`))).toContain('<b>!</b></button>')
  expect(String(kaithem.widget.Button().render('<b>', 'slide'))).toContain('&lt;b&gt;</label>')
})

test('it needs content and a type that exists', () => {
  const { kaithem } = createRig()
  expect(codeOf(() => kaithem.widget.Button().render())).toBe('KAITHEM_TYPE')
  expect(codeOf(() => kaithem.widget.Button().render('x', 'big'))).toBe('KAITHEM_VALUE')
  expect(codeOf(() => kaithem.widget.Button({ type: 'big' as never }))).toBe('KAITHEM_VALUE')
  expect(codeOf(() => kaithem.widget.Button({ timeout: 0 }))).toBe('KAITHEM_VALUE')
})
