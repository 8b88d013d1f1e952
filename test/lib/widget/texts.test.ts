import { expect, test } from 'vitest'
import { codeOf, createRig } from './support.ts'

test('a span shows text as it is and markup as HTML; clients do not set it', async () => {
  const { kaithem, clock, connect } = createRig()
  const span = kaithem.widget.DynamicSpan({ id: 'span' })
  const ann = connect()
  ann.subscribe('span')
  span.write('<b>')
  await clock.advance(0)
  span.write(kaithem.widget.html`<b>${'&'}</b>`)
  await clock.advance(0)
  ann.set('span', 'mine')
  expect(ann.take()).toEqual([
    ['span', ''],
    ['span', '&lt;b&gt;'],
    ['span', '<b>&amp;</b>'],
  ])
  span.write('x'.repeat(300))
  expect(span.read()).toHaveLength(255)
  expect(String(span.render('big'))).toContain('kaithem-span big')
})

test('the size of a display is a length and nothing else', () => {
  const { kaithem } = createRig()
  const display = kaithem.widget.TextDisplay()
  expect(String(display.render('10em', '50%'))).toContain('data-style="height:10em;width:50%"')
  expect(String(display.render({ height: '1em;background:url(x)' }))).toContain('data-style="height:4em;width:24em"')
})

test('the time is that of the server', () => {
  const { kaithem } = createRig()
  const time = kaithem.widget.TimeWidget()
  expect(String(time.render())).toContain('<time datetime="2023-11-14T22:13:20.000Z">2023-11-14 22:13:20 UTC</time>')
  expect(String(time.render('inline'))).toContain('kaithem-inline')
  expect(codeOf(() => time.render('big'))).toBe('KAITHEM_VALUE')
})
