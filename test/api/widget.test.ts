/** kaithem.widget, name by name. */

import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from '../lib/widget/support.ts'

describe('kaithem', () => {
  it('kaithem.widget and its other name are one', () => {
    const { kaithem } = createRig()
    expect(kaithem.widget).toBe(kaithem.widgets)
  })

  it('kaithem.widgets makes what kaithem.widget makes', () => {
    const { kaithem } = createRig()
    expect(kaithem.widgets.Switch()).toBeInstanceOf(kaithem.widget.Switch)
  })
})

describe('kaithem.widget', () => {
  it('kaithem.widget.Widget keeps any value, and can be extended', () => {
    const { kaithem } = createRig()
    class Own extends kaithem.widget.Widget {
      override onRequest() {
        return 'own'
      }
    }
    const own = new Own({ id: 'own' })
    own.write({ a: 1 })
    expect([own.read(), own.onRequest(), kaithem.widget.get('own') === own]).toEqual([{ a: 1 }, 'own', true])
  })

  it('kaithem.widget.TextDisplay keeps a long text', () => {
    const display = createRig().kaithem.widget.TextDisplay()
    display.write('x'.repeat(1000))
    expect(display.read()).toHaveLength(1000)
  })

  it('kaithem.widget.Gauge is a Meter', () => {
    const { kaithem } = createRig()
    const gauge = kaithem.widget.Gauge({ high: 5 })
    gauge.write(5)
    expect([gauge.read(), gauge instanceof kaithem.widget.Meter]).toEqual([[5, 'error', '5'], true])
  })

  it('kaithem.widget.NumberBox keeps to its range', () => {
    const box = createRig().kaithem.widget.NumberBox(5, 30)
    box.write(99)
    expect(box.read()).toBe(30)
  })

  it('kaithem.widget.Select takes one of its choices', () => {
    const mode = createRig().kaithem.widget.Select(['off', 'on'])
    expect(mode.read()).toBe('off')
    expect(codeOf(() => mode.write('half'))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.widget.Chart draws what is written', () => {
    const chart = createRig().kaithem.widget.Chart({ seconds: 60 })
    chart.write(5)
    expect([chart.read(), String(chart.render()).includes('<path class="kaithem-line" d="M300')]).toEqual([5, true])
  })

  it('kaithem.widget.Sparkline is a small Chart', () => {
    const { kaithem } = createRig()
    expect(kaithem.widget.Sparkline(60)).toBeInstanceOf(kaithem.widget.Chart)
  })

  it('kaithem.widget.ScrollingWindow is ScrollBox', () => {
    const { widget } = createRig().kaithem
    expect(widget.ScrollingWindow).toBe(widget.ScrollBox)
  })

  it('kaithem.widget.html escapes what stands in braces', () => {
    const { widget } = createRig().kaithem
    expect(String(widget.html`<b>${'<'}${widget.html`<i>`}</b>`)).toBe('<b>&lt;<i></b>')
  })

  it('kaithem.widget.get finds a widget by its id', () => {
    const { widget } = createRig().kaithem
    const light = widget.Switch({ id: 'light' })
    expect([widget.get('light') === light, widget.get('dark')]).toEqual([true, undefined])
  })

  it('kaithem.widget.connect speaks with one client', () => {
    const { kaithem, connect } = createRig()
    kaithem.widget.Switch({ id: 'light' })
    const ann = connect()
    ann.subscribe('light')
    expect(ann.frames).toEqual([[['light', false]]])
  })

  it('kaithem.widget.sendGlobalAlert shows a text everywhere', async () => {
    const { kaithem, clock, connect } = createRig()
    const ann = connect()
    kaithem.widget.sendGlobalAlert(kaithem.widget.html`<b>now</b>`, 3)
    await clock.advance(0)
    expect(ann.take()).toEqual([['__SHOWSNACKBAR__', ['<b>now</b>', 3]]])
  })

  it('kaithem.widget.DynamicSpan() shows up to 255 characters', () => {
    const span = createRig().kaithem.widget.DynamicSpan()
    span.write('x'.repeat(300))
    expect(span.read()).toHaveLength(255)
  })

  it('kaithem.widget.TimeWidget() renders a time', () => {
    const text = String(createRig().kaithem.widget.TimeWidget().render('inline'))
    expect(text).toContain('2023-11-14T22:13:20.000Z')
  })

  it('kaithem.widget.Button() tells lists of what happened', () => {
    const seen: unknown[] = []
    const button = createRig().kaithem.widget.Button()
    button.attach((user, value) => seen.push(user, value))
    button.onUpdate('ann', ['pushed', 'released'], 'c1')
    expect(seen).toEqual(['ann', ['pushed', 'released']])
  })

  it('kaithem.widget.Meter(**kwargs) has number, class and text', () => {
    const meter = createRig().kaithem.widget.Meter({ high: 90, high_warn: 20, unit: 'degC', displayUnits: 'degC|degF' })
    meter.write(20)
    expect(meter.read()).toEqual([20, 'warning', '20C/68.0F'])
  })

  it('kaithem.widget.Slider(**kwargs) keeps to range and step', () => {
    const slider = createRig().kaithem.widget.Slider({ min: 0, max: 10, step: 0.5 })
    slider.onUpdate('ann', 3.3, 'c1')
    expect(slider.read()).toBe(3.5)
  })

  it('kaithem.widget.Switch(**kwargs) is true or false', () => {
    const light = createRig().kaithem.widget.Switch()
    light.onUpdate('ann', true, 'c1')
    expect(light.read()).toBe(true)
  })

  it('kaithem.widget.TextBox keeps text', () => {
    const box = createRig().kaithem.widget.TextBox()
    box.onUpdate('ann', 'hello', 'c1')
    expect(box.read()).toBe('hello')
  })

  it('kaithem.widget.ScrollBox(length=250) keeps the last entries', () => {
    const log = createRig().kaithem.widget.ScrollBox()
    for (let i = 0; i < 300; i++) log.write(`line ${i}`)
    expect([(log.read() as unknown[]).length, (log.read() as unknown[])[0]]).toEqual([250, 'line 50'])
  })

  it('kaithem.widget.APIWidget(echo=True) carries any value', async () => {
    const { kaithem, clock, connect } = createRig()
    kaithem.widget.APIWidget({ id: 'pipe' })
    const [ann, bob] = [connect('ann'), connect('bob')]
    bob.subscribe('pipe')
    ann.set('pipe', { a: [1] })
    await clock.advance(0)
    expect(bob.take()).toEqual([['pipe', { a: [1] }]])
  })
})

describe('what a widget has', () => {
  const make = () => {
    const rig = createRig()
    return { ...rig, w: rig.kaithem.widget.Widget({ id: 'w' }) }
  }

  it('kaithem.widget.Widget#uuid and kaithem.widget.Widget#id are its id', () => {
    const { w } = make()
    expect([w.uuid, w.id]).toEqual(['w', 'w'])
  })

  it('kaithem.widget.Widget#id is random when none is given', () => {
    const { kaithem } = make()
    expect(kaithem.widget.Widget().id).not.toBe(kaithem.widget.Widget().id)
  })

  it('kaithem.widget.Widget#value reads and writes', () => {
    const { w } = make()
    w.value = 5
    expect(w.value).toBe(5)
  })

  it('kaithem.widget.Widget#closed tells whether it ended', () => {
    const { w } = make()
    const before = w.closed
    w.dispose()
    expect([before, w.closed]).toEqual([false, true])
  })

  it('kaithem.widget.Widget#read gives what was written', () => {
    const { w } = make()
    w.write('x')
    expect(w.read()).toBe('x')
  })

  it('kaithem.widget.Widget#write reaches pages, unless told not to', async () => {
    const { w, clock, connect } = make()
    const ann = connect()
    ann.subscribe('w')
    w.write(1, false)
    await clock.advance(0)
    w.write(2)
    await clock.advance(0)
    expect(ann.take()).toEqual([['w', 2]])
  })

  it('kaithem.widget.Widget#send reaches pages and is not kept', async () => {
    const { w, clock, connect } = make()
    const ann = connect()
    ann.subscribe('w')
    w.send('a')
    w.send('a')
    await clock.advance(0)
    expect([ann.take(), w.read()]).toEqual([
      [
        ['w', 'a'],
        ['w', 'a'],
      ],
      null,
    ])
  })

  it('kaithem.widget.Widget#sendTo reaches one page', async () => {
    const { w, clock, connect } = make()
    const [ann, bob] = [connect(), connect('bob')]
    ann.subscribe('w')
    bob.subscribe('w')
    w.sendTo('only you', bob.id)
    await clock.advance(0)
    expect([ann.take(), bob.take()]).toEqual([[], [['w', 'only you']]])
  })

  it('kaithem.widget.Widget#attach calls back, the last function only', () => {
    const { w } = make()
    const seen: unknown[] = []
    w.attach(() => seen.push('old'))
    w.attach((user, value) => seen.push(user, value))
    w.onUpdate('ann', 1, 'c1')
    w.write(2)
    expect(seen).toEqual(['ann', 1, '__SERVER__', 2])
  })

  it('kaithem.widget.Widget#attach2 also tells the connection', () => {
    const { w, connect } = make()
    const seen: unknown[] = []
    w.attach2((...args) => seen.push(args))
    const ann = connect()
    ann.set('w', 1)
    expect(seen).toEqual([['ann', 1, ann.id]])
  })

  it('kaithem.widget.Widget#require and kaithem.widget.Widget#requireToWrite need permissions', () => {
    const { w } = make()
    w.require('/see')
    w.onUpdate('ann', 1, 'c1')
    expect(w.read()).toBe(null)
    expect(codeOf(() => w.require(''))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.widget.Widget#requireToWrite of the guest lets everybody write', () => {
    const { w } = make()
    w.onUpdate('', 1, 'c1')
    w.requireToWrite('__guest__')
    w.onUpdate('', 2, 'c1')
    expect(w.read()).toBe(2)
  })

  it('kaithem.widget.Widget#setPermissions replaces them', () => {
    const { w } = make()
    w.require('/see')
    w.setPermissions()
    w.onUpdate('ann', 1, 'c1')
    expect(w.read()).toBe(1)
  })

  it('kaithem.widget.Widget#render has the value', () => {
    const { w } = make()
    w.write('5 < 6')
    expect(String(w.render())).toContain('5 &lt; 6')
  })

  it('kaithem.widget.Widget#onRequest says what subscribers get', () => {
    const { w } = make()
    w.write(7)
    expect(w.onRequest('ann', 'c1')).toBe(7)
  })

  it('kaithem.widget.Widget#onUpdate acts for a user', () => {
    const { w } = make()
    w.onUpdate('ann', 7, 'c1')
    expect(w.read()).toBe(7)
  })

  it('kaithem.widget.Widget#forEach visits its clients', () => {
    const { w, connect } = make()
    const users: string[] = []
    connect('ann').subscribe('w')
    w.forEach(({ user }) => void users.push(user))
    expect(users).toEqual(['ann'])
  })

  it('kaithem.widget.Widget#stillActive is true while somebody sees it', () => {
    const { w, connect } = make()
    const before = w.stillActive()
    connect().subscribe('w')
    expect([before, w.stillActive()]).toEqual([false, true])
  })

  it('kaithem.widget.Widget#dispose and kaithem.widget.Widget#close end it', async () => {
    const { w, clock, connect, kaithem } = make()
    const ann = connect()
    ann.subscribe('w')
    w.dispose()
    await clock.advance(0)
    expect([ann.take(), kaithem.widget.get('w')]).toEqual([[['w']], undefined])
  })

  it('kaithem.widget.Widget#close does the same', () => {
    const { w } = make()
    w.close()
    expect(w.closed).toBe(true)
  })

  it('kaithem.widget.Meter#setup changes limits and shows the value anew', () => {
    const meter = createRig().kaithem.widget.Meter()
    meter.write(20)
    meter.setup({ high: 15 })
    expect(meter.read()).toEqual([20, 'error', '20'])
  })

  it('kaithem.widget.Meter#render has a bar, kaithem.widget.Meter#render_as_span and the others have text', () => {
    const meter = createRig().kaithem.widget.Meter()
    meter.write(20)
    expect(String(meter.render('V', 'CH1'))).toContain('value="20"')
  })

  it.each(['render_as_span', 'render_oneline', 'render_compact'] as const)(
    'kaithem.widget.Meter#%s shows the text',
    (name) => {
      const meter = createRig().kaithem.widget.Meter()
      meter.write(20)
      expect(String(meter[name]('CH1'))).toMatch(/CH1.*>20</)
    },
  )

  it('kaithem.widget.Meter#render_as_span is text', () => {
    expect(String(createRig().kaithem.widget.Meter().render_as_span())).toContain('<span')
  })

  it('kaithem.widget.Meter#render_oneline is one line', () => {
    expect(String(createRig().kaithem.widget.Meter().render_oneline())).toContain('kaithem-oneline')
  })

  it('kaithem.widget.Meter#render_compact is small', () => {
    expect(String(createRig().kaithem.widget.Meter().render_compact())).toContain('kaithem-compact')
  })

  it('kaithem.widget.Slider#render is an input of type range', () => {
    expect(String(createRig().kaithem.widget.Slider().render())).toContain('type="range"')
  })

  it('kaithem.widget.Button#render needs content', () => {
    const { widget } = createRig().kaithem
    expect(String(widget.Button().render('Go'))).toContain('>Go</button>')
    expect(codeOf(() => widget.Button().render())).toBe('KAITHEM_TYPE')
  })

  it('kaithem.widget.APIWidget#render names a variable', () => {
    const { widget } = createRig().kaithem
    expect(String(widget.APIWidget().render('pump'))).toContain('data-name="pump"')
    expect(codeOf(() => widget.APIWidget().render('a b'))).toBe('KAITHEM_VALUE')
  })

  it('kaithem.tags.StringTagPointClass#widget shows a tag', () => {
    const { kaithem } = createRig()
    const name = kaithem.tags.StringTag('/name')
    const widget = name.widget({ label: 'Name' })
    kaithem.widget.get(widget.uuid)?.onUpdate('ann', 'gate', 'c1')
    expect([name.value, String(widget.render()).includes('value="gate"')]).toEqual(['gate', true])
  })
})
