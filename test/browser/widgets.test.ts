/** Widgets in two browsers at once: in step with each other and with the server, whatever happens to the connection. @module */

import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createKaithem, type Kaithem } from '../../lib/index.ts'
import { until } from '../support/wait.ts'
import { WidgetRig } from '../support/widget-rig.ts'

const log: string[] = []
const note = (text: string): void => void log.push(text)
const timeout = 8000

let kaithem: Kaithem
let rig: WidgetRig

beforeAll(async () => {
  kaithem = createKaithem({ log: { debug: () => {}, info: note, warn: note, error: note } })
  rig = new WidgetRig(kaithem)
  await rig.launch()
})
afterAll(async () => {
  await rig.close()
  kaithem.close()
})
beforeEach(() => {
  rig.user = 'ann'
  log.length = 0
})
afterEach(async () => {
  await rig.closePages()
  expect(rig.problems.splice(0)).toEqual([])
})

/** Two people look at the same page. */
async function pair(body: () => unknown, script?: string): Promise<readonly [Page, Page]> {
  rig.page = { body: () => String(body()), ...(script === undefined ? {} : { script }) }
  const first = await rig.open()
  rig.user = 'bob'
  return [first, await rig.open()]
}

const textIn = (page: Page, id: string): Promise<string> =>
  page.locator(`[data-id="${id}"] :is(input,select)`).inputValue()
const isOn = (page: Page, id: string): Promise<boolean> => page.locator(`[data-id="${id}"] input`).isChecked()
const shows = (page: Page, id: string, value: string): Promise<void> =>
  until(async () => (await textIn(page, id)) === value, timeout, `${id} shows ${value}`)

describe('two browsers', () => {
  test('a slider follows the other one, and a tag of the server', async () => {
    const fan = kaithem.tags['/shop/fan'] as (typeof kaithem.tags)[string]
    Object.assign(fan, { min: 0, max: 10, unit: 'V' })
    fan.value = 2
    const widget = fan.widget({ step: 0.5 })
    const [ann, bob] = await pair(() => widget.render())
    expect(await textIn(ann, widget.uuid)).toBe('2')
    await ann.locator('input').fill('7.5')
    await shows(bob, widget.uuid, '7.5')
    await until(() => fan.value === 7.5, timeout, 'the tag')
    fan.value = 3
    await shows(ann, widget.uuid, '3')
    await shows(bob, widget.uuid, '3')
    expect(await bob.locator('output').textContent()).toBe('3')
  })

  test('a slider of the type onrelease sends once, at the end', async () => {
    const seen: unknown[] = []
    const slider = kaithem.widget.Slider({ id: 'late', min: 0, max: 100, step: 1 })
    slider.attach((_user, value) => seen.push(value))
    const [ann, bob] = await pair(() => slider.render({ type: 'onrelease', orient: 'horizontal', label: 'Late' }))
    const box = await ann.locator('input').boundingBox()
    if (box === null) throw new Error('no slider')
    const y = box.y + box.height / 2
    await ann.mouse.move(box.x + 10, y)
    await ann.mouse.down()
    await ann.mouse.move(box.x + box.width / 3, y, { steps: 5 })
    slider.write(99)
    await shows(bob, 'late', '99')
    await ann.mouse.move(box.x + box.width * 0.6, y, { steps: 5 })
    expect(seen).toEqual([99])
    await ann.mouse.up()
    await until(() => seen.length === 2, timeout, 'one value')
    await shows(bob, 'late', String(seen[1]))
    await shows(ann, 'late', String(seen[1]))
  })

  test('a switch, a choice and a number follow', async () => {
    const light = kaithem.widget.Switch({ id: 'light' })
    const mode = kaithem.widget.Select(['off', 'auto', 3], { id: 'mode' })
    const target = kaithem.widget.NumberBox({ id: 'target', min: 5, max: 30 })
    const [ann, bob] = await pair(
      () => kaithem.widget.html`${light.render('Light')}${mode.render('Mode')}${target.render('Target')}`,
    )
    await ann.getByLabel('Light').check()
    await until(() => isOn(bob, 'light'), timeout, 'the switch')
    await bob.getByLabel('Mode').selectOption({ label: '3' })
    await shows(ann, 'mode', '3')
    expect(mode.read()).toBe(3)
    await ann.getByLabel('Target').fill('45')
    await ann.getByLabel('Target').press('Enter')
    await shows(bob, 'target', '30')
    await ann.getByLabel('Target').blur()
    await shows(ann, 'target', '30')
    light.write(false)
    await until(async () => !(await isOn(ann, 'light')), timeout, 'off')
  })

  test('text is not taken away from whoever types it', async () => {
    const name = kaithem.widget.TextBox({ id: 'name' })
    const [ann, bob] = await pair(() => name.render('Name'))
    await ann.getByLabel('Name').fill('garden')
    await shows(bob, 'name', 'garden')
    await bob.getByLabel('Name').fill('gate')
    await until(() => name.read() === 'gate', timeout, 'the server')
    expect(await textIn(ann, 'name')).toBe('garden')
    await ann.getByLabel('Name').blur()
    await shows(ann, 'name', 'gate')
  })

  test('text of the type onrelease is sent once, and what it is answered shows at once', async () => {
    const line = kaithem.widget.TextBox({ id: 'line' })
    const seen: unknown[] = []
    line.attach((user, text) => {
      if (user === '__SERVER__') return
      seen.push(text)
      line.write('')
    })
    const [ann] = await pair(() => line.render({ label: 'Line', type: 'onrelease' }))
    for (const text of ['hello', 'hello', 'bye']) {
      await ann.getByLabel('Line').pressSequentially(text, { delay: 60 })
      await ann.keyboard.press('Enter')
      await shows(ann, 'line', '')
    }
    expect(seen).toEqual(['hello', 'hello', 'bye'])
    await ann.getByLabel('Line').pressSequentially('typed')
    line.write('from elsewhere')
    await ann.evaluate(() => new Promise(requestAnimationFrame))
    expect(await textIn(ann, 'line')).toBe('typed')
  })

  test('buttons tell what was pressed, by mouse and by key', async () => {
    const seen: string[] = []
    const bell = kaithem.widget.Button({ id: 'bell' })
    bell.attach((user, value) => seen.push(...(value as string[]).map((word) => `${user} ${word}`)))
    const [ann, bob] = await pair(() => bell.render('Ring'))
    await ann.getByRole('button', { name: 'Ring' }).click()
    await until(() => seen.length === 2, timeout, 'a click')
    await bob.getByRole('button', { name: 'Ring' }).press('Enter')
    await until(() => seen.length === 4, timeout, 'a key')
    expect(seen).toEqual(['ann pushed', 'ann released', 'bob pushed', 'bob released'])
  })

  test('a trigger must be armed, on each page', async () => {
    const seen: string[] = []
    const gate = kaithem.widget.Button({ id: 'gate', timeout: 5 })
    gate.attach((user, value) => void ((value as string[]).includes('pushed') && seen.push(user)))
    const [ann, bob] = await pair(() => gate.render('Open', 'trigger'))
    const open = ann.getByRole('button', { name: 'Open' })
    expect(await open.isDisabled()).toBe(true)
    await ann.getByRole('button', { name: 'Arm', exact: true }).click()
    await ann.locator('[data-armed]').waitFor()
    await open.click()
    await until(() => seen.length === 1, timeout, 'a push')
    expect(await bob.getByRole('button', { name: 'Open' }).isDisabled()).toBe(true)
    await bob.evaluate(() => window.kaithemapi?.sendValue('gate', ['pushed']))
    await until(() => log.some((line) => line.includes('refused (notArmed) by bob')), timeout, 'a refusal')
    await ann.getByRole('button', { name: 'Disarm' }).click()
    await ann.locator('[data-armed]').waitFor({ state: 'detached' })
    expect(seen).toEqual(['ann'])
    expect(log.filter((line) => line.includes('by ann'))).toEqual(
      ['armed', 'pushed', 'disarmed'].map((word) => `Button gate: ${word} by ann`),
    )
  })

  test('a button to hold counts only when it is held', async () => {
    const seen: string[] = []
    const tank = kaithem.widget.Button({ id: 'tank', type: 'hold', hold: 0.4 })
    tank.attach((user) => seen.push(user))
    const [ann] = await pair(() => tank.render('Empty'))
    const button = ann.getByRole('button', { name: 'Empty' })
    await button.click()
    await until(() => log.some((line) => line.includes('disarmed by ann')), timeout, 'a short press')
    expect(seen).toEqual([])
    await button.hover()
    await ann.mouse.down()
    await until(() => seen.length === 1, timeout, 'a long press')
    await ann.mouse.up()
    await button.focus()
    await ann.keyboard.down(' ')
    await until(() => seen.length === 2, timeout, 'a held key')
    await ann.keyboard.up(' ')
  })

  test('a slide counts only when it goes all the way', async () => {
    const seen: string[] = []
    const stop = kaithem.widget.Button({ id: 'stop', type: 'slide' })
    stop.attach((user) => seen.push(user))
    const [ann] = await pair(() => stop.render('Stop'))
    const box = await ann.locator('input').boundingBox()
    if (box === null) throw new Error('no slide')
    const drag = async (to: number): Promise<void> => {
      const y = box.y + box.height / 2
      await ann.mouse.move(box.x + 25, y)
      await ann.mouse.down()
      await ann.mouse.move(box.x + box.width * to, y, { steps: 20 })
      await ann.mouse.up()
    }
    await drag(0.5)
    await until(() => log.some((line) => line.includes('disarmed by ann')), timeout, 'half a slide')
    expect(await textIn(ann, 'stop')).toBe('0')
    await drag(1)
    await until(() => seen.length === 1, timeout, 'a slide')
    await ann.locator('input').focus()
    await ann.keyboard.press('End')
    await until(() => log.some((line) => line.includes('refused (tooEarly)')), timeout, 'a leap')
    for (let i = 0; i < 20; i++) await ann.keyboard.press('ArrowRight')
    await until(() => seen.length === 2, timeout, 'a slide by key')
  })
})

describe('an API widget', () => {
  const script = `
    pump.upd = (value) => { document.title = JSON.stringify(value) }
    window.first = pump.value`

  test('is there before the scripts of the page, and carries values both ways', async () => {
    const seen: unknown[] = []
    const pump = kaithem.widget.APIWidget({ id: 'pump' })
    pump.attach((_user, value) => seen.push(value))
    const [ann, bob] = await pair(() => pump.render('pump'), script)
    expect(await ann.evaluate('first')).toBe('Waiting...')
    await ann.evaluate('pump.set(1), pump.set(2), pump.send(3), pump.send(4), pump.set(5)')
    expect(await ann.evaluate('pump.value')).toBe(5)
    await until(async () => (await bob.title()) === '5', timeout, 'the echo')
    expect(seen).toEqual([3, 4, 5])
    expect(await bob.evaluate('pump.value')).toBe(5)
    pump.write({ speed: 7 })
    await until(async () => (await ann.title()) === '{"speed":7}', timeout, 'a value of the server')
  })

  test('knows the time of the server', async () => {
    const pump = kaithem.widget.APIWidget({ id: 'pump' })
    const [ann] = await pair(() => pump.render('pump'))
    // The second message with a time is the answer to the first comparison, half a second after connecting.
    await until(() => rig.frames.some(({ frame }) => frame.includes('_ws_timesync_channel')), timeout, 'a comparison')
    const before = Date.now()
    const there = (await ann.evaluate('pump.now()')) as number
    expect(there).toBeGreaterThan(before - 50)
    expect(there).toBeLessThan(Date.now() + 50)
  })
})

describe('the connection', () => {
  test('comes back without a reload, and only differences are sent again', async () => {
    const changed = kaithem.widget.Slider({ id: 'changed' })
    const same = kaithem.widget.Slider({ id: 'same' })
    same.write(4)
    const [ann] = await pair(() => kaithem.widget.html`${changed.render({ label: 'A' })}${same.render({ label: 'B' })}`)
    await rig.unlisten()
    await ann.locator('.kaithem-banner:not(:empty)').waitFor()
    expect(await ann.locator('.kaithem-banner').textContent()).toContain('No connection')
    changed.write(42)
    await ann.locator('[data-id="same"] input').fill('9')
    rig.frames.length = 0
    await rig.listen()
    await until(() => rig.clients === 2, 15_000, 'both come back')
    await shows(ann, 'changed', '42')
    await until(() => same.read() === 9, timeout, 'what was set meanwhile')
    expect(await ann.locator('.kaithem-banner').textContent()).toBe('')
    const values = rig.frames.flatMap(({ user, frame }) =>
      (JSON.parse(frame) as [string, unknown][])
        .filter(([id]) => !id.startsWith('_'))
        .map(([id, value]) => [user, id, value]),
    )
    const firstOfBob = values.filter(([user, id, value]) => user === 'bob' && id === 'same' && value === 4)
    expect(firstOfBob).toEqual([])
    expect(values.filter(([, id]) => id === 'changed').every(([, , value]) => value === 42)).toBe(true)
  })

  test.each([
    [4401, 'test'],
    [1008, 'logged out'],
  ])('says when the session has ended (%i %s), and keeps what was set until somebody logs in', async (code, reason) => {
    const name = kaithem.widget.TextBox({ id: 'name' })
    const [ann] = await pair(() => name.render('Name'))
    rig.user = ''
    await ann.getByLabel('Name').focus()
    rig.hangUp(code, reason)
    await ann.getByRole('link', { name: 'Log in' }).waitFor()
    expect(await ann.getByRole('link', { name: 'Log in' }).getAttribute('href')).toBe(`${rig.url}kaithem/login`)
    await ann.getByLabel('Name').fill('kept')
    await until(() => rig.clients === 2, 15_000, 'both come back as guests')
    await ann.locator('[data-read-only]').waitFor()
    expect(await ann.getByRole('link', { name: 'Log in' }).count()).toBe(1)
    expect(name.read()).toBe('')
    rig.user = 'ann'
    rig.hangUp(1001, 'restart')
    await until(() => name.read() === 'kept', 15_000, 'what was typed')
    await ann.getByRole('link', { name: 'Log in' }).waitFor({ state: 'detached' })
  })

  test('says so too when the server has forgotten the login meanwhile, and sends no push later', async () => {
    const seen: unknown[] = []
    kaithem.users.add_group('ringers', { permissions: ['/bell.ring'] })
    await kaithem.users.add_user('ann', { password: 'correct horse', groups: ['ringers'] })
    const bell = kaithem.widget.Button({ id: 'bell' })
    bell.require('/bell.ring')
    bell.attach((_user, value) => seen.push(value))
    const [ann] = await pair(() => bell.render('Ring'))
    rig.user = ''
    rig.loginEnded = true
    rig.hangUp(1001, 'restart')
    await ann.getByRole('link', { name: 'Log in' }).waitFor()
    expect(await ann.locator('dialog').count()).toBe(0)
    expect(await ann.getByRole('button', { name: 'Ring' }).isDisabled()).toBe(true)
    rig.loginEnded = false
    rig.user = 'ann'
    rig.hangUp(1001, 'restart')
    await ann.getByRole('link', { name: 'Log in' }).waitFor({ state: 'detached', timeout: 15_000 })
    await ann.getByRole('button', { name: 'Ring' }).click()
    await until(() => seen.length > 0, timeout, 'the push')
    expect(seen.flat()[0]).toBe('pushed')
    kaithem.users.remove_user('ann')
  })

  test('a page whose login has ended asks to log in, and for nothing else', async () => {
    kaithem.users.add_group('crew', ['/secret.view'])
    for (const user of ['ann', 'bob']) await kaithem.users.add_user(user, { groups: ['crew'] })
    const secret = kaithem.widget.TextBox({ id: 'secret' })
    secret.require('/secret.view')
    const [ann] = await pair(() => secret.render('Secret'))
    rig.user = ''
    rig.hangUp(4401, 'test')
    const isRefused = () => rig.frames.filter(({ frame }) => frame.includes('__SHOWMESSAGE__')).length === 2
    await until(isRefused, 15_000, 'both come back as guests, who may not see it')
    await ann.getByRole('link', { name: 'Log in' }).waitFor()
    await ann.evaluate(() => new Promise(requestAnimationFrame))
    expect(await ann.locator('dialog').count()).toBe(0)
  })

  test('a widget that is gone says so, and lives again when it is back', async () => {
    const light = kaithem.widget.Switch({ id: 'light' })
    const [ann] = await pair(() => light.render('Light'))
    light.dispose()
    await ann.locator('.kaithem-gone').waitFor()
    await ann.getByRole('button', { name: 'Reload' }).waitFor()
    kaithem.widget.Switch({ id: 'light' }).write(true)
    await until(() => isOn(ann, 'light'), timeout, 'the new one')
    expect(await ann.locator('.kaithem-gone').count()).toBe(0)
  })

  test('guests look, and cannot change; German pages say it in German', async () => {
    const light = kaithem.widget.Switch({ id: 'light' })
    rig.page = { language: 'de', body: () => String(light.render('Licht')) }
    rig.user = ''
    const page = await rig.open()
    await page.locator('[data-read-only]').waitFor()
    expect(await page.getByLabel('Licht').isDisabled()).toBe(true)
    expect(await page.locator('[data-read-only]').getAttribute('title')).toBe(
      'Sie dürfen dies ansehen, aber nicht ändern.',
    )
    light.setPermissions([], ['__guest__'])
    await until(async () => page.getByLabel('Licht').isEnabled(), timeout, 'leave to change it')
  })

  test('texts for all pages show, and what is not markup is no HTML', async () => {
    const span = kaithem.widget.DynamicSpan({ id: 'span' })
    const any = kaithem.widget.Widget({ id: 'any' })
    const [ann] = await pair(() => kaithem.widget.html`${span.render()}${any.render()}`)
    any.write('<img src=x onerror=alert(2)>')
    await until(async () => (await ann.locator('[data-id="any"]').textContent()) === any.read(), timeout, 'the value')
    kaithem.widget.sendGlobalAlert('<img src=x onerror=alert(1)>', 30)
    await until(async () => (await ann.locator('.kaithem-snackbar').count()) === 1, timeout, 'the text')
    expect(await ann.locator('.kaithem-snackbar').textContent()).toBe('<img src=x onerror=alert(1)>')
    span.write(kaithem.widget.html`<b>${'<i>'}</b>`)
    await until(async () => (await ann.locator('[data-id="span"] b').count()) === 1, timeout, 'the markup')
    expect(await ann.locator('[data-id="span"] b').textContent()).toBe('<i>')
  })

  test('a new scale shows without a reload, and a log gets only what it missed', async () => {
    const gauge = kaithem.widget.Gauge({ id: 'gauge', max: 10 })
    const meter = kaithem.widget.Meter({ id: 'meter', max: 10 })
    const log = kaithem.widget.ScrollBox({ id: 'log' })
    gauge.write(5)
    log.write('one')
    const [ann] = await pair(() => kaithem.widget.html`${gauge.render()}${meter.render()}${log.render()}`)
    await until(() => rig.clients === 2, timeout, 'both')
    gauge.setup({ max: 20, high_warn: 15 })
    meter.setup({ max: 50 })
    const hand = ann.locator('[data-id="gauge"] .kaithem-hand')
    await until(async () => (await hand.getAttribute('stroke-dasharray')) === '25.0 200', timeout, 'the hand')
    expect(await ann.locator('[data-id="gauge"] .kaithem-zone').getAttribute('stroke-dasharray')).toBe('0 75 25 200')
    expect(await ann.locator('[data-id="gauge"] [role=meter]').getAttribute('aria-valuemax')).toBe('20')
    await until(async () => (await ann.locator('meter').getAttribute('max')) === '50', timeout, 'the meter')
    await rig.unlisten()
    await ann.locator('.kaithem-banner:not(:empty)').waitFor()
    log.write('two')
    rig.frames.length = 0
    await rig.listen()
    const lines = ann.locator('[data-id="log"] div')
    await until(async () => (await lines.allTextContents()).join() === 'one,two', 15_000, 'the line that was missed')
    expect(rig.frames.map(({ frame }) => frame).join()).not.toContain('one')
  })

  test('meters, charts and logs follow', async () => {
    const temp = kaithem.tags['/boiler/temp'] as (typeof kaithem.tags)[string]
    Object.assign(temp, { unit: 'degC', hi: 80, max: 100, min: 0, writable: false })
    temp.value = 20
    const log = kaithem.widget.ScrollBox({ id: 'log', length: 3 })
    const [ann] = await pair(
      () =>
        kaithem.widget
          .html`${temp.widget().render()}${temp.widget({ type: 'chart', seconds: 60 }).render()}${log.render()}`,
    )
    temp.value = 90
    for (const line of ['a', 'b', 'c', 'd']) log.write(line)
    await ann.locator('.kaithem-meter[data-state="error"]').waitFor()
    expect(await ann.locator('.kaithem-meter .kaithem-text').textContent()).toBe('90C/194.0F')
    await until(
      async () => (await ann.locator('.kaithem-chart .kaithem-text').textContent()) === '90',
      timeout,
      'the chart',
    )
    await until(async () => (await ann.locator('.kaithem-scroll').textContent()) === 'bcd', timeout, 'the log')
  })
})

declare global {
  interface Window {
    kaithemapi?: { sendValue(id: string, value: unknown): void }
  }
}
