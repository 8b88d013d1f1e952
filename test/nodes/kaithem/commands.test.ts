/** Function nodes and kaithem.sys, users, plugins and globals, where commands are allowed and where they are not. */

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { functionFlow } from './flows.ts'

let red: TestRed

beforeAll(async () => {
  const users = [
    { username: 'root', password: '$2b$04$x', permissions: '*' },
    { username: 'eve', password: '$2b$04$x', permissions: 'read' },
  ]
  red = await startRed({ settings: { adminAuth: { type: 'credentials', users } } })
})
afterEach(() => {
  red.log.length = 0
})
afterAll(() => red.stop())

const settings = (more: object): FlowNode => ({ id: 's', type: 'kaithem-settings', ...more })

/** What code in a function node answers. */
async function run(code: string, ...more: readonly FlowNode[]): Promise<unknown> {
  await red.deploy([...functionFlow('f', code), ...more])
  red.receive('f', {})
  return (await red.next('f-out')).payload
}

test('a function node runs commands, and gets text', async () => {
  const code = "return { payload: [kaithem.sys.shellex('echo a'), await kaithem.sys.shellex_async('echo b')] }"
  expect(await run(code)).toEqual(['a\n', 'b\n'])
})

const attempt =
  "try { return { payload: kaithem.sys.shellex('echo a') } } catch (e) { return { payload: [e.code, e.message] } }"

test('the settings node switches commands off, at once, and on again when it goes', async () => {
  expect(await run(attempt, settings({ allowShell: false }))).toEqual([
    'KAITHEM_DISABLED',
    expect.stringContaining('settings node'),
  ])
  expect(await run(attempt)).toBe('a\n')
})

test('the users of the editor are users of kaithem', async () => {
  const code = `const may = kaithem.users.check_permission
    return { payload: [may('root', '/x'), may('eve', '/users/tagpoints.view'), may('eve', '/users/tagpoints.edit')] }`
  expect(await run(code)).toEqual([true, true, false])
  expect(kaithem.users.get('root')).toMatchObject({ source: "Node-RED's adminAuth", hasPassword: false })
})

test('what a function node assigns to kaithem is there for others, until it is deployed again', async () => {
  expect(await run('kaithem.greeter = { hello: () => "Hello" }; return { payload: kaithem.greeter.hello() }')).toBe(
    'Hello',
  )
  expect((kaithem as unknown as Record<string, unknown>).greeter).toBeDefined()
  expect(await run('return { payload: typeof kaithem.greeter }')).toBe('undefined')
})

test('globals are one object for all, and stay', async () => {
  expect(await run('kaithem.globals.guests = 12; return { payload: 1 }')).toBe(1)
  expect(await run('return { payload: kaithem.globals.guests }')).toBe(12)
  expect(kaithem.globals.guests).toBe(12)
  delete kaithem.globals.guests
})

test('the version is that of the package', async () => {
  expect(await run('return { payload: kaithem.misc.version_info().length + kaithem.misc.effwords.length }')).toBe(7781)
})
