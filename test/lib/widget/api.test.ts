import { expect, test } from 'vitest'
import { codeOf, createRig } from './support.ts'

test('every class works with and without new, and makes widgets of its owner', () => {
  const { kaithem } = createRig()
  const scope = kaithem.scope('node')
  const { widget } = scope
  const made = [
    ...[widget.Widget(), new widget.DynamicSpan(), widget.TextDisplay(), widget.TimeWidget(), new widget.Button()],
    ...[widget.Meter(), widget.Gauge(), new widget.Slider(0, 5), widget.NumberBox(), widget.Switch(), widget.TextBox()],
    ...[widget.Select(['a']), widget.ScrollBox(5), widget.Chart(), widget.Sparkline(), new widget.APIWidget(true)],
  ]
  expect(made.every((one) => one instanceof kaithem.widget.Widget)).toBe(true)
  expect(new Set(made.map(({ uuid }) => uuid)).size).toBe(made.length)
  scope.close()
  expect(made.every(({ closed }) => closed)).toBe(true)
})

test('a client needs send and close', () => {
  const { kaithem } = createRig()
  expect(codeOf(() => kaithem.widget.connect({ user: 'ann' } as never))).toBe('KAITHEM_TYPE')
  expect(codeOf(() => kaithem.widget.connect(null as never))).toBe('KAITHEM_TYPE')
})
