/** Widgets in two browsers, whatever happens to the connection, the login and the widget. @module */

import { describe, expect, test } from 'vitest'
import { until } from '../support/wait.ts'
import { isOn, shows, timeout, useWidgetPages } from '../support/widget-pages.ts'

const { kaithem, pair, rig } = useWidgetPages()

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
    expect(rig.frames.map(({ frame }) => frame).join()).not.toContain('"one"')
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
