import { expect, test } from 'vitest'
import { codeOf, createRig } from './support.ts'

test('a widget of an id that is taken takes over its clients', async () => {
  const { kaithem, clock, connect } = createRig()
  const first = kaithem.widget.Widget({ id: 'w' })
  const ann = connect()
  ann.subscribe('w')
  const second = kaithem.widget.Widget({ id: 'w' })
  second.write('new')
  await clock.advance(0)
  expect(ann.take().at(-1)).toEqual(['w', 'new'])
  expect([first.closed, kaithem.widget.get('w') === second]).toEqual([true, true])
})

test('widgets end with the node that made them, and come back with the next deploy', async () => {
  const { kaithem, clock, connect } = createRig()
  const node = kaithem.scope('node')
  node.widget.Switch({ id: 'light' }).write(true)
  const ann = connect()
  ann.subscribe('light')
  ann.take()
  node.close()
  await clock.advance(0)
  expect(ann.take()).toEqual([['light']])
  kaithem.scope('node').widget.Switch({ id: 'light' })
  await clock.advance(0)
  expect(ann.take()).toEqual([['light', false]])
})

test.each([7, '__url__', 'x'.repeat(1025)])('%.20s is no id', (id) => {
  const { kaithem } = createRig()
  expect(codeOf(() => kaithem.widget.Widget({ id: id as string }))).toMatch(/KAITHEM_(TYPE|VALUE)/)
})

test('alerts reach all pages, also those opened before they end', async () => {
  const { kaithem, clock, connect } = createRig()
  const ann = connect()
  kaithem.widget.sendGlobalAlert('<b>', 10)
  await clock.advance(4)
  const bob = connect('bob')
  await clock.advance(7)
  const late = connect('eve')
  await clock.advance(0)
  expect([ann.take(), bob.take(), late.take()]).toEqual([
    [['__SHOWSNACKBAR__', ['&lt;b&gt;', 10]]],
    [['__SHOWSNACKBAR__', ['&lt;b&gt;', 6]]],
    [],
  ])
  expect(codeOf(() => kaithem.widget.sendGlobalAlert('x', -1))).toBe('KAITHEM_VALUE')
})

test('errors of browsers are in the log, once in ten seconds', async () => {
  const { clock, connect, log } = createRig()
  const ann = connect()
  for (let i = 0; i < 3; i++) ann.set('__ERROR__', `oops ${i}`)
  await clock.advance(11)
  ann.set('__ERROR__', 'again')
  expect(log).toEqual(['warn: Error in the browser of ann: oops 0', 'warn: Error in the browser of ann: again'])
})

test('a fast change reaches the clients fifty times a second', async () => {
  const { kaithem, clock, connect } = createRig()
  const w = kaithem.widget.Widget({ id: 'w' })
  const ann = connect()
  ann.subscribe('w')
  for (let i = 0; i < 2000; i++) {
    w.write(i)
    await clock.advance(0.001)
  }
  await clock.advance(1)
  expect(ann.frames.length).toBeLessThan(140)
  expect(ann.take().at(-1)).toEqual(['w', 1999])
})
