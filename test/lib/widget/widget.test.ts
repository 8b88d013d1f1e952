import { expect, test } from 'vitest'
import { coreOf, isWidget } from '../../../lib/widget/widget.ts'
import { codeOf, createRig } from './support.ts'

test('own classes say what subscribers get and what updates do', () => {
  const { kaithem, connect } = createRig()
  class Counter extends kaithem.widget.Widget {
    private count = 0
    override onRequest(user: string) {
      return `${user}: ${this.count}`
    }
    override onUpdate(user: string, value: unknown, connection: string) {
      this.count++
      super.onUpdate(user, value, connection)
    }
  }
  const counter = new Counter({ id: 'counter' })
  const ann = connect()
  ann.set('counter', 'x')
  ann.subscribe('counter')
  expect(ann.take()).toEqual([['counter', 'ann: 1']])
  expect([counter.read(), counter instanceof kaithem.widget.Widget]).toEqual(['x', true])
})

test('sendTo reaches one client that sees it', async () => {
  const { kaithem, clock, connect } = createRig()
  const w = kaithem.widget.Widget({ id: 'w' })
  const [ann, bob] = [connect('ann'), connect('bob')]
  ann.subscribe('w')
  bob.subscribe('w')
  expect([w.sendTo(1, bob.id), w.sendTo(1, 'nobody')]).toEqual([true, false])
  await clock.advance(0)
  expect([ann.take(), bob.take()]).toEqual([[], [['w', 1]]])
})

test('it has both spellings, no other enumerable members, and a short JSON', () => {
  const { kaithem } = createRig()
  const w = kaithem.widget.Switch({ id: 'w' }) as unknown as { set_permissions(): void; still_active(): boolean }
  w.set_permissions()
  expect(w.still_active()).toBe(false)
  expect(JSON.stringify(w)).toBe('{"widget":"w","value":false}')
  expect(Object.prototype.toString.call(w)).toBe('[object Widget]')
})

test('closed, it takes nothing any more', () => {
  const { kaithem } = createRig()
  const w = kaithem.widget.Widget()
  w.close()
  w.dispose()
  const calls = [
    () => w.write(1),
    () => w.send(1),
    () => w.sendTo(1, 'x'),
    () => w.attach(() => {}),
    () => w.attach2(() => {}),
  ]
  expect(calls.map(codeOf)).toEqual(Array(5).fill('KAITHEM_CLOSED'))
  w.onUpdate('ann', 1, 'c1')
  expect(w.read()).toBe(null)
})

test('what is no widget is known', () => {
  const { kaithem } = createRig()
  expect([isWidget(kaithem.widget.Widget()), isWidget({}), isWidget(null)]).toEqual([true, false, false])
  expect(codeOf(() => coreOf({}))).toBe('KAITHEM_TYPE')
})

test('rendered, the value is escaped', () => {
  const { kaithem } = createRig()
  const w = kaithem.widget.Widget({ id: 'w' })
  w.value = '<script>'
  expect(String(w.render())).toContain('>&lt;script&gt;</span>')
})

test('printed in a page, a widget is what it renders; text of own classes stays text', () => {
  const { kaithem } = createRig()
  const lamp = kaithem.widget.Switch({ id: 'lamp' })
  const page = kaithem.web.template(['$', '{lamp}'].join(''), { name: 'page' }).render({ lamp })
  expect(page).toMatch(/^<[a-z]+ [^>]*data-id="lamp"/)
  class Plain extends kaithem.widget.Widget {
    override render(): never {
      return '<b>plain</b>' as never
    }
  }
  expect(String(new Plain())).toBe('&lt;b&gt;plain&lt;/b&gt;')
})
