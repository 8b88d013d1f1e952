/** The nodes of MIDI in the editor: their fields, the list of devices as it is now, and what is wrong. */

import { describe, expect, test } from 'vitest'
import { type Editor, useEditor } from '../support/browser.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

const place = { z: 'tab', y: 100 }
const pads = 'Pads:Pads MIDI 1 20:0'

/** Devices in memory come and go by the press of a button. */
const plugs = ['plug', 'unplug'].flatMap((what, index) => [
  {
    ...{ z: 'tab', x: 80, y: 200 + 60 * index, id: `${what}-button`, type: 'inject' },
    ...{ props: [{ p: 'payload' }], payload: '', payloadType: 'date', repeat: '', crontab: '' },
    ...{ once: false, onceDelay: 0.1, topic: '', wires: [[what]] },
  },
  {
    ...{ z: 'tab', x: 300, y: 200 + 60 * index, id: what, type: 'function', outputs: 1, wires: [[]] },
    func: `kaithem.midi.backend.${what}('${pads}')\nkaithem.midi.inputs()\nreturn null`,
    ...{ timeout: 0, noerr: 0, initialize: '', finalize: '', libs: [] },
  },
])

const flow = [
  { id: 'tab', type: 'tab', label: 'midi' },
  { id: 'settings', type: 'kaithem-settings', name: 'here', midi: 'null', synth: 'auto', soundfont: '' },
  { ...place, id: 'in', type: 'kaithem-midi-in', name: 'keys', x: 200, wires: [[]] },
  { ...place, id: 'out', type: 'kaithem-midi-out', name: 'organ', x: 400, wires: [] },
  { ...place, id: 'synth', type: 'kaithem-synth', name: 'guitar', x: 600, wires: [] },
  ...plugs,
]

async function press(editor: Editor, what: 'plug' | 'unplug'): Promise<void> {
  const { http } = editor.red
  // During a deploy there is no such node.
  const push = async (): Promise<boolean> => (await fetch(`${http}/inject/${what}-button`, { method: 'POST' })).ok
  await until(push, 5000, `the button ${what}`)
  const isThere = async (): Promise<boolean> =>
    (await (await fetch(`${http}/kaithem/editor/midi`)).text()).includes('pads_pads_midi_1')
  await until(async () => (await isThere()) === (what === 'plug'), 5000, what)
}

describe.each(nodeReds.map((major) => [major, major === 5 ? 'dark' : 'light'] as const))(
  'Node-RED %i, %s',
  (major, colors) => {
    const isGerman = major === 5
    const host = useEditor(major, { colors, language: isGerman ? 'de' : 'en-US' })

    test('midi in: the devices there are now, the kinds of messages, and what is wrong', async () => {
      const editor = await host.open(flow)
      const { page } = editor
      const field = (name: string) => page.locator(`#node-input-${name}`)
      const note = page.locator('.form-row:has(#node-input-port) + .kaithem-hint')
      const tells = (words: RegExp) =>
        until(async () => words.test(String(await note.textContent())), 5000, `note ${words}`)
      await editor.openDialog('in')
      await tells(isGerman ? /kein MIDI-Gerät/ : /No MIDI device/)
      // The settings come from a flow that has none of them: the usual ones are shown.
      expect([await field('kind').inputValue(), await field('payload').inputValue()]).toEqual(['all', 'raw'])
      expect(await field('number').isVisible()).toBe(false)
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.screenshot(`midi/in-${colors}`)
      // It is plugged in while the dialog is open; the list is asked anew.
      await press(editor, 'plug')
      await field('port').focus()
      await page.keyboard.press('ArrowDown')
      const offer = page.locator('.kaithem-option', { hasText: 'pads_pads_midi_1' })
      await offer.waitFor()
      await tells(/pads_pads_midi_1/)
      await editor.screenshot(`midi/in-list-${colors}`)
      await offer.click()
      expect(await field('port').inputValue()).toBe('pads_pads_midi_1')
      await field('kind').selectOption('noteon')
      await field('number').waitFor()
      await field('number').fill('36-200')
      await page.keyboard.press('Tab')
      await page.locator('#node-input-number-error').waitFor()
      await field('channel').fill('17')
      await page.keyboard.press('Tab')
      await page.locator('#node-input-channel-error').waitFor()
      await editor.screenshot(`midi/in-wrong-${colors}`)
      await field('number').fill('36-43')
      await field('channel').fill('1, 3-5')
      await page.keyboard.press('Tab')
      await page.locator('#node-input-channel-error').waitFor({ state: 'hidden' })
      await editor.closeDialog()
      expect((await editor.find('kaithem-midi-in', 'keys')).errors).toEqual([])
      await editor.deploy()
      await editor.status('in', /^pads_pads_midi_1$/)
      await press(editor, 'unplug')
      // With a name in it, so in the language of the runtime.
      await editor.status('in', /^waiting for pads/)
      await editor.screenshot(`midi/in-status-${colors}`)
    })

    test('midi out: the devices there are now, a name without end', async () => {
      const editor = await host.open(flow)
      const { page } = editor
      await press(editor, 'plug')
      await editor.openDialog('out')
      const port = page.locator('#node-input-port')
      const note = page.locator('.form-row:has(#node-input-port) + .kaithem-hint')
      await until(async () => /pads_pads_midi_1/.test(String(await note.textContent())), 5000, 'the device')
      expect(await page.locator('#node-input-release').isChecked()).toBe(true)
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.screenshot(`midi/out-${colors}`)
      await port.fill('x'.repeat(600))
      await page.keyboard.press('Tab')
      await page.locator('#node-input-port-error').waitFor()
      await editor.screenshot(`midi/out-wrong-${colors}`)
      await port.fill('MIDI 1')
      await page.keyboard.press('ArrowDown')
      await page.locator('.kaithem-option', { hasText: pads }).click()
      expect(await port.inputValue()).toBe('pads_pads_midi_1')
      await editor.closeDialog()
      expect((await editor.find('kaithem-midi-out', 'organ')).errors).toEqual([])
      await press(editor, 'unplug')
    })

    test('synth: an instrument by words, ranges, and that nothing is heard', async () => {
      const editor = await host.open(flow)
      const { page } = editor
      await editor.openDialog('synth')
      const field = (name: string) => page.locator(`#node-input-${name}`)
      const note = page.locator('.form-row:has(#node-input-soundfont) + .kaithem-hint')
      // Without ports that are real there is no synthesizer either.
      const silent = isGerman ? /keinen Synthesizer/ : /no synthesizer/
      await until(async () => silent.test(String(await note.textContent())), 5000, 'that it is silent')
      // The settings come from a flow that has none of them: the usual ones are shown.
      expect([await field('volume').inputValue(), await field('duration').inputValue()]).toEqual(['100', '0.5'])
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.screenshot(`midi/synth-${colors}`)
      await field('instrument').fill('clarinet')
      await page.keyboard.press('ArrowDown')
      await page.locator('.kaithem-option', { hasText: 'Clarinet' }).first().click()
      expect(await field('instrument').inputValue()).toMatch(/clarinet/i)
      for (const [name, value] of [
        ['channel', '17'],
        ['volume', '128'],
        ['velocity', '0'],
        ['duration', '0'],
      ] as const) {
        await field(name).fill(value)
        await page.keyboard.press('Tab')
        await page.locator(`#node-input-${name}-error`).waitFor()
      }
      await editor.screenshot(`midi/synth-wrong-${colors}`)
      for (const [name, value] of [
        ['channel', '1'],
        ['volume', '90'],
        ['velocity', '80'],
        ['duration', '1.5'],
      ] as const) {
        await field(name).fill(value)
      }
      await page.keyboard.press('Tab')
      await editor.closeDialog()
      expect((await editor.find('kaithem-synth', 'guitar')).errors).toEqual([])
    })

    test('the settings choose the driver, the synthesizer and the SoundFont', async () => {
      const editor = await host.open(flow)
      const { page } = editor
      await editor.openDialog('settings')
      const field = (name: string) => page.locator(`#node-config-input-${name}`)
      expect([await field('midi').inputValue(), await field('synth').inputValue()]).toEqual(['null', 'auto'])
      await field('soundfont').scrollIntoViewIfNeeded()
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.screenshot(`midi/settings-${colors}`)
      await editor.closeDialog('cancel')
    })
  },
)
