/** The nodes of GPIO in the editor: the field for a pin with the header, and the list of pins in the sidebar. */

import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { type Editor, useEditor } from '../support/browser.ts'
import { examples } from '../support/package-info.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

const place = { z: 'tab', y: 100 }
const flow = [
  { id: 'tab', type: 'tab', label: 'gpio' },
  {
    ...place,
    id: 'in',
    type: 'kaithem-gpio-in',
    name: 'door',
    pin: 'GPIO17',
    x: 200,
    mock: true,
    hold: true,
    wires: [['dbg']],
  },
  { ...place, id: 'out', type: 'kaithem-gpio-out', name: 'lamp', pin: 'GPIO18', x: 400, mock: true, wires: [[]] },
  { ...place, id: 'dim', type: 'kaithem-gpio-out', name: 'dimmer', pin: '12', mode: 'pwm', x: 600, wires: [[]] },
  {
    ...place,
    id: 'dbg',
    type: 'debug',
    name: 'seen',
    active: true,
    tosidebar: true,
    complete: 'event',
    targetType: 'msg',
    x: 400,
  },
]

/** The place where sidebar tabs are chosen is another one in each version; the menu entry is not. */
async function showPins(editor: Editor): Promise<Locator> {
  const panel = editor.page.locator('.kaithem-pins')
  if (!(await panel.isVisible())) {
    await editor.page.evaluate(() => {
      const { RED } = globalThis as unknown as { RED: { sidebar: { show(id: string): void } } }
      RED.sidebar.show('kaithem-pins')
    })
  }
  await panel.locator('.kaithem-pin-card').first().waitFor()
  return panel
}

describe.each(nodeReds.map((major) => [major, major === 5 ? 'dark' : 'light'] as const))(
  'Node-RED %i, %s',
  (major, colors) => {
    const language = major === 5 ? 'de' : 'en-US'
    const isGerman = language === 'de'
    const host = useEditor(major, { colors, language })

    test('the field for a pin: spellings, the header, what is taken', async () => {
      const editor = await host.open(flow)
      const { page } = editor
      await editor.openDialog('in')
      const field = page.locator('#node-input-pin')
      const picker = page.locator('.kaithem-pin-picker')
      await until(async () => /GPIO17 · .*11/.test(String(await picker.textContent())), 5000, 'what the pin is')
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.screenshot(`gpio/in-${colors}`)
      // Taken by another node, and power.
      const error = page.locator('#node-input-pin-error')
      await field.fill('BOARD12')
      await page.keyboard.press('End')
      await error.waitFor()
      expect(await error.textContent()).toContain('lamp')
      await field.fill('J8:6')
      await page.keyboard.press('End')
      await until(async () => String(await error.textContent()).includes('GND'), 5000, 'ground is refused')
      // The header is reached and used by keys alone.
      const open = picker.locator('button[aria-expanded]')
      await open.focus()
      await page.keyboard.press('Enter')
      const header = page.locator('.kaithem-header')
      await header.waitFor()
      await page.keyboard.press('Tab')
      // It begins at the pin that was chosen last, 12.
      for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter'])
        await page.keyboard.press(key)
      await until(async () => (await field.inputValue()) === 'GPIO2', 5000, 'pin 3 is chosen')
      await until(async () => String(await picker.textContent()).includes('I²C'), 5000, 'a hint of its duty')
      expect(await header.locator('[data-place="12"]').getAttribute('aria-label')).toContain('lamp')
      expect(await header.locator('[data-place="3"]').getAttribute('aria-pressed')).toBe('true')
      // Power cannot be chosen.
      await header.locator('[data-place="1"]').click({ force: true })
      expect(await field.inputValue()).toBe('GPIO2')
      await header.scrollIntoViewIfNeeded()
      await editor.screenshot(`gpio/header-${colors}`)
      await page.locator('#node-input-pull').selectOption('down')
      await page.locator('#node-input-pull-error').waitFor()
      await page.locator('#node-input-pull').selectOption('up')
      await header.locator('[data-place="16"]').click()
      expect(await field.inputValue()).toBe('GPIO23')
      await page.locator('#node-input-gestures').check()
      await page.locator('#node-input-separate').check()
      await page.locator('#node-input-separate').scrollIntoViewIfNeeded()
      await editor.screenshot(`gpio/in-all-${colors}`)
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.closeDialog()
      await editor.deploy()
      // The button is grey before the flows are stored.
      await until(
        async () => (await (await fetch(`${editor.red.http}/flows`)).text()).includes('GPIO23'),
        5000,
        'flows',
      )
      const saved = (await (await fetch(`${editor.red.http}/flows`)).json()) as { id: string }[]
      expect(saved.find(({ id }) => id === 'in')).toMatchObject({
        pin: 'GPIO23',
        gestures: true,
        separate: true,
        outputs: 4,
      })
    })

    test('the output: fields follow the mode and the action', async () => {
      const editor = await host.open(flow)
      const { page } = editor
      await editor.openDialog('dim')
      await page.locator('#node-input-frequency').waitFor()
      await until(async () => (await page.locator('.kaithem-pin-note').count()) > 0, 5000, 'why pins are virtual')
      expect(await page.locator('#node-input-tag').getAttribute('placeholder')).toBe('/system/gpio/12')
      await editor.screenshot(`gpio/out-${colors}`)
      await page.locator('#node-input-mode').selectOption('digital')
      expect(await page.locator('#node-input-frequency').isVisible()).toBe(false)
      await page.locator('#node-input-action').selectOption('claim')
      await page.locator('#node-input-priority').fill('101')
      await page.keyboard.press('End')
      await page.locator('#node-input-priority-error').waitFor()
      await page.locator('#node-input-priority').scrollIntoViewIfNeeded()
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.screenshot(`gpio/out-claim-${colors}`)
      await editor.closeDialog('cancel')
    })

    test('two nodes with one pin are shown as wrong', async () => {
      const editor = await host.open([...flow, { ...flow[2], id: 'twin', name: 'twin', pin: 'BOARD11' }])
      const wrong = (await editor.nodes()).filter(({ errors }) => errors.length > 0)
      expect(wrong.map(({ name }) => name).sort()).toEqual(['door', 'twin'])
    })

    test('the list of pins: press, hold, force, by mouse and by keys', async () => {
      const editor = await host.open(flow)
      const { page } = editor
      const panel = await showPins(editor)
      const card = (name: string) => panel.locator('.kaithem-pin-card', { hasText: name })
      const value = (name: string): Promise<string | null> => card(name).locator('.value').textContent()
      const [active, inactive, on, off] = isGerman
        ? ['aktiv', 'inaktiv', 'an', 'aus']
        : ['active', 'inactive', 'on', 'off']
      expect(await value('door')).toBe(inactive)
      expect(await panel.locator('.kaithem-pins-driver').textContent()).toMatch(isGerman ? /kein GPIO/ : /no GPIO/)
      await editor.screenshot(`gpio/panel-${colors}`)
      const press = card('door').locator('button.press')
      const box = await press.boundingBox()
      if (box === null) throw new Error('no button')
      await page.mouse.move(box.x + 5, box.y + 5)
      await page.mouse.down()
      await until(async () => (await value('door')) === active, 5000, 'pressed')
      await editor.status('in', /^active/)
      await editor.screenshot(`gpio/panel-pressed-${colors}`)
      // Letting go elsewhere counts too.
      await page.mouse.move(10, 10)
      await page.mouse.up()
      await until(async () => (await value('door')) === inactive, 5000, 'released')
      await press.focus()
      await page.keyboard.down(' ')
      await until(async () => (await value('door')) === active, 5000, 'pressed by the space bar')
      await page.keyboard.up(' ')
      await until(async () => (await value('door')) === inactive, 5000, 'released by the space bar')
      // A quick click is a press and a release.
      await press.click()
      await until(async () => (await value('door')) === inactive, 5000, 'released')
      await card('lamp')
        .getByRole('button', { name: isGerman ? /^An:/ : /^On:/ })
        .click()
      await until(async () => (await value('lamp')) === on, 5000, 'forced on')
      await until(async () => (await card('lamp').locator('.badge.forced').count()) === 1, 5000, 'a mark')
      expect(await card('lamp').locator('.lamp.on').count()).toBe(1)
      await editor.screenshot(`gpio/panel-forced-${colors}`)
      await card('lamp')
        .getByRole('button', { name: isGerman ? /^Tag folgen/ : /^Follow tag/ })
        .click()
      await until(async () => (await value('lamp')) === off, 5000, 'follows its tag')
      expect(await value('dimmer')).toBe('0 %')
      const slider = card('dimmer').getByRole('slider', { name: isGerman ? /^Anteil: / : /^Share: / })
      await slider.fill('25')
      await until(async () => (await value('dimmer')) === '25 %', 5000, 'forced to a quarter')
      await slider.press('ArrowRight')
      await until(async () => (await value('dimmer')) === '26 %', 5000, 'a step more')
      await editor.screenshot(`gpio/panel-share-${colors}`)
      await card('dimmer')
        .getByRole('button', { name: isGerman ? /^Tag folgen/ : /^Follow tag/ })
        .click()
      await until(async () => (await slider.inputValue()) === '0', 5000, 'the slider follows the tag')
      await page.setViewportSize({ width: 700, height: 800 })
      await editor.screenshot(`gpio/panel-narrow-${colors}`)
      await page.setViewportSize({ width: 1400, height: 900 })
    })

    test('nothing uses a pin', async () => {
      const editor = await host.open([])
      await editor.page.evaluate(() => {
        const { RED } = globalThis as unknown as { RED: { sidebar: { show(id: string): void } } }
        RED.sidebar.show('kaithem-pins')
      })
      const note = editor.page.locator('.kaithem-pins-note')
      await until(async () => /gpio in/.test(String(await note.textContent())), 5000, 'what to do')
      await editor.screenshot(`gpio/panel-empty-${colors}`)
    })

    test('a press in the list reaches the flow of the example', async () => {
      const example = examples.find(({ path }) => path.includes('Push button'))
      const editor = await host.open([])
      await editor.importFlow(example?.nodes as never)
      await editor.deploy()
      const panel = await showPins(editor)
      const press = panel.locator('.kaithem-pin-card', { hasText: 'button' }).locator('button.press')
      await press.click()
      // The status is in the language of the runtime.
      const lamp = (await editor.find('kaithem-gpio-out')).id
      await editor.status(lamp, /^on/)
      await press.click({ delay: 1300 })
      await editor.status(lamp, /^off/)
    })
  },
)
