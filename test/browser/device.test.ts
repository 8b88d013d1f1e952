/** The dialog of kaithem-device: fields that follow from the type, checks, secrets, live points. */

import { describe, expect, test } from 'vitest'
import { useEditor } from '../support/browser.ts'
import { examples } from '../support/package-info.ts'
import { nodeReds } from '../support/red-process.ts'
import { until } from '../support/wait.ts'

describe.each(nodeReds.map((major) => [major, major === 5 ? 'dark' : 'light'] as const))(
  'Node-RED %i, %s',
  (major, colors) => {
    const host = useEditor(major, { colors, language: major === 5 ? 'de' : 'en-US' })
    test('fields follow the type, are checked and saved; secrets stay out of the flow', async () => {
      const example = examples.find(({ path }) => path.includes('demo sensor'))
      const editor = await host.open([])
      await editor.importFlow(example?.nodes as never)
      expect((await editor.nodes()).filter(({ errors }) => errors.length > 0)).toEqual([])
      await editor.deploy()
      const demo = await editor.find('kaithem-device', 'demo room')
      await editor.openDialog(demo.id)
      await editor.page.locator('.kaithem-device-points tr').nth(3).waitFor()
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.screenshot(`device/demo-${colors}`)
      await editor.page.locator('#kaithem-device-field-interval').fill('often')
      await editor.page.keyboard.press('End')
      await editor.page.locator('.kaithem-device-issue').waitFor()
      await editor.screenshot(`device/issue-${colors}`)
      await editor.page.locator('#kaithem-device-field-interval').fill('2')
      await editor.page.keyboard.press('End')
      await editor.page.locator('#node-config-input-deviceType').selectOption('MqttDevice')
      await editor.page.locator('#kaithem-device-field-url').fill('mqtt://127.0.0.1:1')
      await editor.page.keyboard.press('End')
      await editor.page.locator('#node-config-input-secret_password').fill('geheim')
      await editor.page.keyboard.press('End')
      await editor.page.locator('#kaithem-device-field-points button').last().click()
      await editor.screenshot(`device/mqtt-${colors}`)
      const cell = (name: string) => editor.page.locator(`#kaithem-device-field-points [id$="-${name}"]`).first()
      await cell('point').fill('temp')
      await editor.page.keyboard.press('End')
      await cell('topic').fill('a/b')
      await editor.page.keyboard.press('End')
      await editor.page.locator('#kaithem-device-field-points').scrollIntoViewIfNeeded()
      await editor.screenshot(`device/mqtt2-${colors}`)
      expect(await editor.unlabelledFields()).toEqual([])
      await editor.closeDialog()
      expect((await editor.find('kaithem-device', 'demo room')).errors).toEqual([])
      await editor.deploy()
      await until(async () => (await (await fetch(`${editor.red.http}/flows`)).text()).includes('a/b'))
      const flows = await (await fetch(`${editor.red.http}/flows`)).json()
      const saved = (flows as { id: string }[]).find(({ id }) => id === demo.id)
      expect(saved).toMatchObject({
        deviceType: 'MqttDevice',
        settings: { url: 'mqtt://127.0.0.1:1', points: [{ point: 'temp', topic: 'a/b' }] },
      })
      expect(JSON.stringify(flows)).not.toContain('geheim')
      await editor.openDialog(demo.id)
      await until(
        async () => (await editor.page.locator('#node-config-input-secret_password').inputValue()) === '__PWRD__',
      )
      await editor.closeDialog()
      await editor.page.setViewportSize({ width: 700, height: 900 })
      const program = await editor.find('kaithem-device', 'node version')
      await editor.openDialog(program.id)
      await editor.page.locator('.kaithem-device-points tr').nth(3).waitFor()
      await editor.screenshot(`device/program-${colors}`)
      await editor.closeDialog()
      expect((await editor.nodes()).filter(({ changed }) => changed)).toEqual([])
      await editor.page.setViewportSize({ width: 1400, height: 900 })
    })
  },
)
