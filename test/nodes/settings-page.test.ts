import { expect, test } from 'vitest'
import { settingsPage, target } from '../../scripts/docs-settings.mjs'
import { nodeTypes, read } from '../support/package-info.ts'

test('the page of settings is what the dialogs say', async () => {
  const page = await settingsPage()
  expect(read(target), 'run npm run docs').toBe(page)
  const missing = nodeTypes.filter(({ type }) => type !== 'kaithem-settings' && !page.includes(`## ${type}\n`))
  expect(missing).toEqual([])
})
