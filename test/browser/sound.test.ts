/** The node of sound in the editor: what its dialog shows for which action, sound cards, and what plays. */

import { describe, expect, test } from 'vitest'
import { useEditor } from '../support/browser.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

const place = { z: 'tab', y: 100 }
const flow = [
  { id: 'tab', type: 'tab', label: 'sound' },
  { id: 'settings', type: 'kaithem-settings', name: 'here', sound: 'null', audioPaths: '/srv/sounds' },
  { ...place, id: 'play', type: 'kaithem-sound-play', name: 'bell', loop: '-1', x: 200, wires: [[], [], []] },
  { ...place, id: 'stop', type: 'kaithem-sound-play', action: 'stop', handle: 'DOOR', x: 400, wires: [[], [], []] },
  {
    ...place,
    id: 'go',
    type: 'inject',
    props: [{ p: 'payload', v: '1', vt: 'num' }],
    repeat: '',
    crontab: '',
    once: false,
    onceDelay: 0.1,
    topic: '',
    x: 80,
    wires: [['play']],
  },
]

describe.each(nodeReds.map((major) => [major, major === 5 ? 'dark' : 'light'] as const))(
  'Node-RED %i, %s',
  (major, colors) => {
    const host = useEditor(major, { colors, language: major === 5 ? 'de' : 'en-US' })

    test('the dialog shows what belongs to the action, and what is wrong', async () => {
      const editor = await host.open(flow)
      const { page } = editor
      await editor.openDialog('play')
      const field = (name: string) => page.locator(`#node-input-${name}`)
      // The setting comes from a flow that lacks most others: the usual ones are shown.
      expect(await field('duck').isVisible()).toBe(false)
      const plays = page.locator('.kaithem-sound-plays')
      await until(async () => /(settings|Einstellungen)/.test(String(await plays.textContent())), 5000, 'what plays')
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.screenshot(`sound/play-${colors}`)
      await field('announce').check()
      await field('duck').waitFor()
      expect(await field('handle').getAttribute('placeholder')).toBe('ANNOUNCEMENT')
      await field('duck').fill('2')
      await page.keyboard.press('Tab')
      await page.locator('#node-input-duck-error').waitFor()
      await field('loop').fill('0')
      await page.keyboard.press('Tab')
      await page.locator('#node-input-loop-error').waitFor()
      await editor.screenshot(`sound/wrong-${colors}`)
      await field('duck').fill('0.1')
      await field('loop').fill('2')
      await field('action').selectOption('fade')
      expect([await field('duck').isVisible(), await field('busy').isVisible()]).toEqual([false, false])
      await field('length').waitFor()
      await editor.screenshot(`sound/fade-${colors}`)
      await field('action').selectOption('volume')
      expect(await field('output').isVisible()).toBe(false)
      await page.locator('#node-input-volume-error').waitFor({ state: 'attached' })
      await field('action').selectOption('stop')
      await editor.screenshot(`sound/stop-${colors}`)
      await field('action').selectOption('play')
      await editor.closeDialog()
      expect((await editor.find('kaithem-sound-play', 'bell')).errors).toEqual([])
    })

    test('the sound that comes along is picked from a list, and a sound card too', async () => {
      const editor = await host.open(flow)
      const { page } = editor
      await editor.openDialog('play')
      const file = page.locator('.form-row:has(#node-input-file)')
      await file.locator('.red-ui-typedInput-option-trigger').click()
      await page.locator('.red-ui-typedInput-options a', { hasText: 'notice' }).click()
      const output = page.locator('#node-input-output')
      await output.focus()
      await page.keyboard.press('ArrowDown')
      await page.locator('.kaithem-option', { hasText: '__disable__' }).waitFor()
      await editor.screenshot(`sound/lists-${colors}`)
      await page.locator('.kaithem-option', { hasText: '@auto' }).click()
      expect(await output.inputValue()).toBe('@auto')
      await editor.closeDialog()
      await editor.deploy()
      expect((await fetch(`${editor.red.http}/inject/go`, { method: 'POST' })).status).toBe(200)
      // With values in it, so in the language of the runtime.
      expect(await editor.status('play', /notice\.wav 0:0\d/)).toContain('silent')
      await editor.screenshot(`sound/status-${colors}`)
    })

    test('the settings choose the back end and the folders', async () => {
      const editor = await host.open(flow)
      await editor.openDialog('settings')
      expect(await editor.page.locator('#node-config-input-sound').inputValue()).toBe('null')
      expect(await editor.page.locator('#node-config-input-audioPaths').inputValue()).toBe('/srv/sounds')
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.screenshot(`sound/settings-${colors}`)
      await editor.closeDialog()
    })
  },
)
