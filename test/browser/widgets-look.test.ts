/** How widgets look: every one of them, light and dark, wide and narrow; and what axe-core says about it. @module */

import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKaithem, type Kaithem } from '../../lib/index.ts'
import { createNodeClock } from '../../lib/platform/node/clock.ts'
import { root } from '../support/package-info.ts'
import { WidgetRig } from '../support/widget-rig.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const quietLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const folder = join(root, '.cache/screenshots/widgets')

let kaithem: Kaithem
/** Seconds by which the clock is behind, so that charts have a past. */
let ago = 60
let rig: WidgetRig

/** One of each, with values. */
function everything(k: Kaithem): string {
  const { widget } = k
  const span = widget.DynamicSpan({ id: 'span' })
  span.write('a span that says something')
  const display = widget.TextDisplay({ id: 'display' })
  display.write('Boiler: 71 degC\nPump: on\nValve: half open')
  const meter = widget.Meter({ id: 'meter', unit: 'degC', displayUnits: 'degC|degF', high_warn: 75, high: 90 })
  meter.write(71)
  const warm = widget.Meter({ id: 'warm', max: 8, high_warn: 5, high: 7, unit: 'bar', displayUnits: 'bar' })
  warm.write(6.2)
  const gauge = widget.Gauge({
    id: 'gauge',
    max: 8,
    high_warn: 5,
    high: 7,
    low_warn: 1,
    low: 0.5,
    unit: 'bar',
    displayUnits: 'bar',
  })
  gauge.write(3.4)
  const hot = widget.Gauge({ id: 'hot', max: 100, high_warn: 70, high: 90, unit: 'degC', displayUnits: 'degC' })
  hot.write(94)
  const slider = widget.Slider({ id: 'slider', min: 0, max: 10, step: 0.5 })
  slider.write(6.5)
  const tall = widget.Slider({ id: 'tall' })
  tall.write(35)
  const on = widget.Switch({ id: 'switch' })
  on.write(true)
  const text = widget.TextBox({ id: 'text' })
  text.write('Garden gate')
  const number = widget.NumberBox({ id: 'number', min: 5, max: 30, step: 0.5 })
  number.write(21.5)
  const select = widget.Select({ id: 'select', options: { off: 'Off', auto: 'Automatic', on: 'On' } })
  select.write('auto')
  const log = widget.ScrollBox({ id: 'log' })
  for (let i = 1; i <= 12; i++) log.write(widget.html`<b>12:${10 + i}</b> pump ${i % 2 === 0 ? 'off' : 'on'}`)
  const chart = widget.Chart({ id: 'chart', seconds: 60 })
  const spark = widget.Sparkline({ id: 'spark', seconds: 60 })
  for (let i = 0; i <= 60; i++) {
    ago = 60 - i
    chart.write(20 + 5 * Math.sin(i / 5))
    spark.write(20 + 5 * Math.sin(i / 3))
  }
  const plain = widget.Button({ id: 'plain' })
  const trigger = widget.Button({ id: 'trigger' })
  const hold = widget.Button({ id: 'hold' })
  const slide = widget.Button({ id: 'slide' })
  return String(widget.html`<p>Now ${widget.TimeWidget({ id: 'time' }).render()} – ${span.render()}, ${meter.render_oneline('Boiler')},
    ${spark.render('Load')}</p>
  <p>${meter.render_compact('Boiler')} ${warm.render_compact('Pressure')}</p>
  <div class="kaithem-widgets">
  ${meter.render({ label: 'Boiler' })}${warm.render({ label: 'Pressure' })}${gauge.render({ label: 'Steam' })}${hot.render({ label: 'Flue' })}
  ${slider.render({ label: 'Fan', unit: 'V', orient: 'horizontal' })}${tall.render({ label: 'Level', unit: '%' })}
  ${on.render('Light in the hall')}${text.render('Name')}${number.render('Target', 'degC')}${select.render('Mode')}
  ${plain.render('Ring the bell')}${trigger.render('Open the gate', 'trigger')}${hold.render('Empty the tank', 'hold')}
  ${slide.render('Stop everything', 'slide')}${chart.render('Temperature', 'degC')}${log.render()}
  </div><p>${display.render('6em', '20em')}</p>`)
}

beforeAll(async () => {
  const clock = createNodeClock(() => {})
  kaithem = createKaithem({
    clock: { ...clock, now: () => clock.now() - ago, wall: () => clock.wall() },
    log: quietLog,
  })
  rig = new WidgetRig(kaithem)
  mkdirSync(folder, { recursive: true })
  const body = everything(kaithem)
  rig.page = { body: () => body }
  await rig.launch()
})
afterAll(async () => {
  await rig.close()
  kaithem.close()
})

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: runner } = window as unknown as { axe: { run(): Promise<{ violations: unknown[] }> } }
    return (await runner.run()).violations
  })
  return (found as Violation[]).flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  )
}

const looks = (['light', 'dark'] as const).flatMap((colors) =>
  [1200, 390].map((width) => ({ colors, width, name: `${colors} ${width}` })),
)

describe.each(looks)('$name', ({ colors, width, name }) => {
  test('is accessible, and fits', async () => {
    const page = await rig.open({ colorScheme: colors, viewport: { width, height: 900 } })
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.locator('[data-id=trigger] .kaithem-arm').click()
    await page.locator('[data-id=trigger][data-armed]').waitFor()
    await rig.unlisten()
    await page.locator('.kaithem-banner:not(:empty)').waitFor()
    await page.screenshot({ path: join(folder, `${name} offline.png`), fullPage: true })
    expect(await violations(page)).toEqual([])
    await rig.listen()
    expect(rig.problems).toEqual([])
    await rig.closePages()
  })
})

test('shows everything without scripts', async () => {
  const page = await rig.open({ javaScriptEnabled: false, viewport: { width: 1200, height: 900 } })
  await page.screenshot({ path: join(folder, 'no script.png'), fullPage: true })
  expect(await page.locator('[data-id=slider] input').inputValue()).toBe('6.5')
  expect(await page.locator('[data-id=meter] meter').getAttribute('value')).toBe('71')
  expect(await page.locator('[data-id=select] select').inputValue()).toBe('"auto"')
  expect(await page.locator('[data-id=switch] input').isChecked()).toBe(true)
  expect(await page.locator('[data-id=chart] .kaithem-line').getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+H/)
  expect(rig.problems).toEqual([])
  await rig.closePages()
})
