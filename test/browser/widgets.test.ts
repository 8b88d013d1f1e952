/** Widgets in two browsers at once, in step with each other and with the server. @module */

import { describe, expect, test } from 'vitest'
import { until } from '../support/wait.ts'
import { isOn, shows, textIn, timeout, useWidgetPages } from '../support/widget-pages.ts'

const { kaithem, log, pair, rig } = useWidgetPages()

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
    const isClose = async (): Promise<boolean> => {
      const before = Date.now()
      const there = (await ann.evaluate('pump.now()')) as number
      return there > before - 50 && there < Date.now() + 50
    }
    // The answer to the first comparison comes half a second after connecting; a slow one is followed by others.
    await until(() => rig.frames.some(({ frame }) => frame.includes('_ws_timesync_channel')), timeout, 'a comparison')
    await until(isClose, timeout, 'the same time within 50 ms')
  })
})
