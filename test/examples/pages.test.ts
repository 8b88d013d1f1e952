/** The examples of pages do what their comments say. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../dist/lib/index.js'
import { examples } from '../support/package-info.ts'
import { type FlowNode, startRed, type TestRed } from '../support/red.ts'
import { until } from '../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
  kaithem.users.set_permissions('Guests', ['/users/pages.view'])
})
afterAll(() => red.stop())

async function deploy(name: string): Promise<readonly FlowNode[]> {
  const nodes = (examples.find(({ path }) => path === `pages/${name}.json`)?.nodes ?? []) as FlowNode[]
  expect(nodes.length).toBeGreaterThan(0)
  const quick = nodes.map((node) =>
    typeof node.func === 'string'
      ? { ...node, func: node.func.replace('const seconds = 4', 'const seconds = 0.1') }
      : node,
  )
  await red.deploy(quick)
  return quick
}

async function get(path: string): Promise<string> {
  const answer = await fetch(`${red.http}/pages/${path}`)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}

/** What a page sends to the widgets whose elements have these ids. */
const widgetIds = (page: string, kind: string): string[] =>
  [...page.matchAll(/data-kaithem="([^"]*)" data-id="([^"]*)"/g)]
    .filter(([, found]) => found === kind)
    .map(([, , id = '']) => id)

/** What somebody at the page does to a widget. */
function act(id: string, value: unknown, user = 'ann'): void {
  kaithem.widget.get(id)?.onUpdate(user, value, 'test')
}

test('the garage door', async () => {
  await deploy('Garage door with a button that must be armed')
  const page = await get('Garage/door')
  expect(page).toContain('shut')
  const [button = ''] = widgetIds(page, 'button')
  const door = kaithem.tags.StringTag('/garage/door')
  // Nobody armed it.
  const end = kaithem.widget.connect({ user: 'ann', send: () => undefined, close: () => undefined })
  end.receive(JSON.stringify({ subsc: [button], upd: [[button, ['pushed']]] }))
  expect(door.value).toBe('shut')
  kaithem.message.post('/garage/button', 'ann')
  await until(() => door.value === 'open', 5000, 'an open door')
  expect(await get('Garage/door')).toContain('open')
  end.closed()
})

test('one page for any number of machines', async () => {
  await deploy('One page for any number of machines')
  const all = await get('Machines/')
  for (const name of ['press', 'saw', 'mill']) expect(all).toContain(`<a href="${name}">${name}</a>`)
  const saw = await get('Machines/saw')
  expect(saw).toContain('<h2>saw</h2>')
  expect(saw).toContain('All machines')
  expect(saw).not.toContain('/machines/press/')
  expect(await get('Machines/%3Cb%3E')).toContain('There is no machine &lt;b&gt;.')
  const speed = kaithem.tags.NumericTag('/machines/saw/speed')
  await until(() => speed.value > 0, 5000, 'a machine that runs')
})

test('the freezer', async () => {
  await deploy('Freezer with a chart and its alert')
  const temp = kaithem.tags.NumericTag('/freezer/temp')
  await until(() => temp.value < -10, 5000, 'a cold freezer')
  const page = await get('Freezer/')
  for (const kind of ['meter', 'chart', 'switch', 'button']) expect(widgetIds(page, kind)).toHaveLength(1)
  const state = () => kaithem.widget.get(widgetIds(page, 'span')[0] ?? '')?.read()
  expect(page).toMatch(/The alert is <span [^>]*>normal</)
  temp.value = 5
  await until(() => state() === 'active', 8000, 'the alert')
  act(widgetIds(page, 'button')[0] ?? '', ['pushed'])
  expect(state()).toBe('acknowledged')
  expect(await get('Freezer/')).toMatch(/The alert is <span [^>]*>acknowledged</)
})

test('the keypad', async () => {
  await deploy('House alarm with a keypad')
  const press = async (key: string, typed = ''): Promise<string> => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: red.http }
    const body = new URLSearchParams({ key, typed }).toString()
    const answer = await fetch(`${red.http}/pages/House%20alarm/`, { method: 'POST', headers, body })
    expect(answer.status).toBe(200)
    return answer.text()
  }
  const state = (page: string): string | undefined => /It is <strong>(\w+)/.exec(page)?.[1]
  expect(state(await get('House%20alarm/'))).toBe('disarmed')
  expect(state(await press('arm'))).toBe('leaving')
  let typed = ''
  for (const digit of '1234') {
    const page = await press(digit, typed)
    typed = /name="typed" value="(\d*)"/.exec(page)?.[1] ?? ''
  }
  expect(typed).toBe('1234')
  expect(await press('disarm', '99')).toContain('Wrong code')
  expect(state(await press('disarm', typed))).toBe('disarmed')
  await press('arm')
  for (let i = 0; i < 3; i++) await press('disarm', '0000')
  const locked = await press('disarm', '1234')
  expect([state(locked), locked.includes('The keypad is locked.')]).toEqual(['leaving', true])
})

test('the chat', async () => {
  await deploy('Chat that all visitors share')
  const page = await get('Chat/')
  // Sent by Enter, and not letter by letter.
  expect(page).toContain('data-type="onrelease"')
  act(widgetIds(page, 'text')[0] ?? '', 'hello <b>')
  expect(await get('Chat/')).toContain('ann: hello &lt;b&gt;')
  expect(kaithem.widget.get(widgetIds(page, 'text')[0] ?? '')?.read()).toBe('')
  expect(kaithem.message.recent('/chat').at(-1)?.message).toBe('hello <b>')
})

test('one of each widget', async () => {
  await deploy('Widgets, one of each')
  const page = await get('Widgets/')
  for (const kind of ['span', 'time', 'meter', 'slider', 'switch', 'text', 'scroll', 'api']) {
    expect([kind, widgetIds(page, kind).length]).toEqual([kind, 1])
  }
  expect(widgetIds(page, 'button')).toHaveLength(2)
  act(widgetIds(page, 'slider')[0] ?? '', 75)
  expect(kaithem.widget.get(widgetIds(page, 'meter')[0] ?? '')?.read()).toEqual([75, 'warning', '75%'])
  const api = widgetIds(page, 'api')[0] ?? ''
  const frames: string[] = []
  const end = kaithem.widget.connect({ user: 'ann', send: (frame) => frames.push(frame), close: () => undefined })
  end.receive(JSON.stringify({ subsc: [api] }))
  end.receive(JSON.stringify({ upd: [[api, 21]] }))
  await until(() => frames.length > 0, 5000, 'an answer')
  expect(frames.join()).toContain(`["${api}",42]`)
  expect(frames.join()).not.toContain(`["${api}",21]`)
  end.closed()
})
