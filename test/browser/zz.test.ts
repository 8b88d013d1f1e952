import { describe, test } from 'vitest'
import { useEditor } from '../support/browser.ts'
import { examples } from '../support/package-info.ts'

const flow = examples.find(({ path }) => path.startsWith('time/'))
describe.each([
  ['light', 'en-US', 4],
  ['dark', 'de', 5],
] as const)('%s', (colors, language, major) => {
  const host = useEditor(major as never, { colors, language })
  test('x', async () => {
    const editor = await host.open(flow?.nodes ?? [])
    await editor.page.setViewportSize({ width: 1400, height: 1250 })
    await editor.page.waitForTimeout(1500)
    await editor.screenshot(`astro/flow`)
    await editor.openDialog('a57a0de1c0ffee05')
    await editor.page.waitForTimeout(1500)
    console.log(await editor.unlabelledFields())
    await editor.screenshot(`astro/dialog`)
    await editor.page.locator('.red-ui-typedInput-container').first().click()
    await editor.page.waitForTimeout(600)
    await editor.page.locator('.red-ui-typedInput-options label').nth(4).click()
    await editor.page.locator('.red-ui-typedInput-options label').nth(10).click()
    await editor.page.waitForTimeout(1000)
    await editor.screenshot(`astro/events`)
    await editor.page.keyboard.press('Escape')
    await editor.page.setViewportSize({ width: 700, height: 1250 })
    await editor.page.fill('#node-input-notBefore', '25:00')
    await editor.page.keyboard.press('Tab')
    await editor.page.waitForTimeout(1000)
    await editor.screenshot(`astro/narrow`)
    await editor.page.fill('#node-input-notBefore', '06:00')
    await editor.page.fill('#node-input-lat', '')
    await editor.page.fill('#node-input-lon', '')
    await editor.page.keyboard.press('Tab')
    await editor.page.waitForTimeout(1500)
    await editor.screenshot(`astro/noplace`)
    await editor.closeDialog('cancel')
  })
})
