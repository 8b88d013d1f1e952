/** kaithem.widget: start here. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import { html, type Markup } from '../markup.ts'
import type { Owner } from '../scope.ts'
import { APIWidget, type APIWidgetOptions } from './api-widget.ts'
import { Button, type ButtonOptions } from './button.ts'
import { callable, type WidgetClass } from './callable.ts'
import { Chart, type ChartOptions, Sparkline } from './chart.ts'
import { positiveOption } from './checks.ts'
import type { ClientEnd, WidgetClient } from './connection.ts'
import { contentHtml } from './content.ts'
import type { WidgetEngine } from './engine.ts'
import { Select, type SelectOptions, Switch, TextBox } from './inputs.ts'
import { Gauge, Meter, type MeterOptions } from './meter.ts'
import { ScrollBox, type ScrollBoxOptions } from './scroll-box.ts'
import type { WidgetSite } from './site.ts'
import { NumberBox, type RangeOptions, Slider } from './slider.ts'
import { DynamicSpan, TextDisplay, TimeWidget } from './texts.ts'
import { Widget, type WidgetOptions } from './widget.ts'

export type { ButtonType } from './button.ts'
export type { WidgetCallback } from './callbacks.ts'
export type { ClientEnd, WidgetClient } from './connection.ts'
export type { WidgetClientInfo } from './widget.ts'
export type {
  APIWidgetOptions,
  ButtonOptions,
  ChartOptions,
  MeterOptions,
  RangeOptions,
  ScrollBoxOptions,
  SelectOptions,
  WidgetClass,
  WidgetOptions,
}

/** Widgets. */
export interface WidgetMembers {
  /**
   * The class all widgets extend, and that of a widget with any value. Own classes extend it, or one of the others.
   *
   * @param options `{ id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no id; KAITHEM_CLOSED
   * @example
   * class Lamp extends kaithem.widget.Widget {
   *   render() { return kaithem.widget.html`<b>${this.value}</b>` }
   * }
   * const lamp = new Lamp({ id: 'hall' })
   * lamp.write('on')
   * String(lamp.render()) // => '<b>on</b>'
   */
  readonly Widget: WidgetClass<[options?: WidgetOptions], Widget>
  /**
   * Text that changes, up to 255 characters. Text is shown as it is; for HTML write markup, see `html`.
   *
   * @param options `{ id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no id; KAITHEM_CLOSED
   * @example
   * const span = kaithem.widget.DynamicSpan()
   * span.write('ready')
   * span.read() // => 'ready'
   */
  readonly DynamicSpan: WidgetClass<[options?: WidgetOptions], DynamicSpan>
  /**
   * A longer text in a box that scrolls.
   *
   * @param options `{ id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no id; KAITHEM_CLOSED
   * @example
   * kaithem.widget.TextDisplay().read() // => ''
   */
  readonly TextDisplay: WidgetClass<[options?: WidgetOptions], TextDisplay>
  /**
   * The time, by the clock of the server and in the zone and the manner of the browser.
   *
   * @param options `{ id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no id; KAITHEM_CLOSED
   * @example
   * String(kaithem.widget.TimeWidget().render()).includes('<time') // => true
   */
  readonly TimeWidget: WidgetClass<[options?: WidgetOptions], TimeWidget>
  /**
   * A button. Its values are lists of what happened: `['pushed']`, `['released']`, or both for a quick tap. With the
   * type `trigger` it must be armed before it can be pushed, `hold` must be kept pressed, `slide` dragged to its end;
   * the server checks it and logs who did it.
   *
   * @param options `{ id, type, timeout, hold, once }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option; KAITHEM_CLOSED
   * @example
   * const seen = []
   * const bell = kaithem.widget.Button()
   * bell.attach((user, value) => { if (value.includes('pushed')) seen.push(user) })
   * bell.onUpdate('ann', ['pushed', 'released'], 'c1')
   * seen // => ['ann']
   */
  readonly Button: WidgetClass<[options?: ButtonOptions], Button>
  /**
   * A number that changes, with a bar, in the units people read. Its value is a list: the number rounded to 3 digits,
   * `normal`, `warning` or `error`, and the text.
   *
   * @param options `{ id, high, low, high_warn, low_warn, min, max, unit, displayUnits }`; limits count themselves
   * @throws KAITHEM_TYPE naming the option; KAITHEM_CLOSED
   * @example
   * const m = kaithem.widget.Meter({ high_warn: 25, high: 30, unit: 'degC' })
   * m.write(25)
   * m.read() // => [25, 'warning', '25C/77.0F']
   */
  readonly Meter: WidgetClass<[options?: MeterOptions], Meter>
  /**
   * A meter that is shown as half a dial.
   *
   * @param options as for `Meter`
   * @throws KAITHEM_TYPE naming the option; KAITHEM_CLOSED
   * @example
   * const g = kaithem.widget.Gauge({ max: 8 })
   * g.write(4)
   * g.read() // => [4, 'normal', '4']
   */
  readonly Gauge: WidgetClass<[options?: MeterOptions], Gauge>
  /**
   * A slider: a number within a range.
   *
   * @param min lowest value (default 0), or the options `{ min, max, step, id }`
   * @param max highest value (default 100)
   * @param step values are so far apart (default 0.1)
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option; KAITHEM_CLOSED
   * @example
   * const fan = kaithem.widget.Slider({ min: 0, max: 10, step: 0.5 })
   * fan.write(11.3)
   * fan.read() // => 10
   */
  readonly Slider: WidgetClass<
    [min?: number | RangeOptions, max?: number | RangeOptions, step?: number | RangeOptions, options?: RangeOptions],
    Slider
  >
  /**
   * A box for a number.
   *
   * @param min lowest value (default: none), or the options `{ min, max, step, id }`
   * @param max highest value (default: none)
   * @param step values are so far apart (default: any)
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option; KAITHEM_CLOSED
   * @example
   * const target = kaithem.widget.NumberBox({ min: 5, max: 30 })
   * target.write(21.5)
   * target.read() // => 21.5
   */
  readonly NumberBox: WidgetClass<
    [min?: number | RangeOptions, max?: number | RangeOptions, step?: number | RangeOptions, options?: RangeOptions],
    NumberBox
  >
  /**
   * A switch: true or false.
   *
   * @param options `{ id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no id; KAITHEM_CLOSED
   * @example
   * const light = kaithem.widget.Switch()
   * light.write(true)
   * light.read() // => true
   */
  readonly Switch: WidgetClass<[options?: WidgetOptions], Switch>
  /**
   * A box for a line of text.
   *
   * @param options `{ id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no id; KAITHEM_CLOSED
   * @example
   * const name = kaithem.widget.TextBox()
   * name.write('ann')
   * name.read() // => 'ann'
   */
  readonly TextBox: WidgetClass<[options?: WidgetOptions], TextBox>
  /**
   * A list to choose one from.
   *
   * @param options the choices: values, or [value, label], or an object with a label for each value. Or `{ options, id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE without choices; KAITHEM_CLOSED
   * @example
   * const mode = kaithem.widget.Select(['off', 'auto', 'on'])
   * mode.write('auto')
   * mode.read() // => 'auto'
   * mode.write('half') // throws KAITHEM_VALUE
   */
  readonly Select: WidgetClass<[options?: SelectOptions | readonly unknown[], more?: SelectOptions], Select>
  /**
   * The last lines of a log.
   *
   * @param length so many entries are kept (default 250), or the options `{ length, id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for another length; KAITHEM_CLOSED
   * @example
   * const log = kaithem.widget.ScrollBox()
   * log.write('started')
   * log.read() // => ['started']
   */
  readonly ScrollBox: WidgetClass<[length?: number | ScrollBoxOptions, options?: ScrollBoxOptions], ScrollBox>
  /**
   * As `ScrollBox`.
   *
   * @example
   * kaithem.widget.ScrollingWindow === kaithem.widget.ScrollBox // => true
   */
  readonly ScrollingWindow: WidgetClass<[length?: number | ScrollBoxOptions, options?: ScrollBoxOptions], ScrollBox>
  /**
   * A chart of the recent values of a number: `write` adds one.
   *
   * @param seconds how far back it goes (default 600), or the options `{ seconds, min, max, id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option; KAITHEM_CLOSED
   * @example
   * const chart = kaithem.widget.Chart({ seconds: 3600, min: 0 })
   * chart.write(21)
   * chart.read() // => 21
   */
  readonly Chart: WidgetClass<[seconds?: number | ChartOptions, options?: ChartOptions], Chart>
  /**
   * A small chart for a line of text.
   *
   * @param seconds how far back it goes (default 600), or the options `{ seconds, min, max, id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option; KAITHEM_CLOSED
   * @example
   * kaithem.widget.Sparkline(60) instanceof kaithem.widget.Chart // => true
   */
  readonly Sparkline: WidgetClass<[seconds?: number | ChartOptions, options?: ChartOptions], Sparkline>
  /**
   * A pipe between pages and the server, for widgets of your own: see `render`.
   *
   * @param echo whether what one page sends goes to all pages, itself included (default true), or the options
   * `{ echo, id }`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no id; KAITHEM_CLOSED
   * @example
   * const seen = []
   * const pump = kaithem.widget.APIWidget({ id: 'pump' })
   * pump.attach((user, value) => seen.push(value))
   * pump.onUpdate('ann', { speed: 3 }, 'c1')
   * seen // => [{ speed: 3 }]
   */
  readonly APIWidget: WidgetClass<[echo?: boolean | APIWidgetOptions, options?: APIWidgetOptions], APIWidget>
  /**
   * Makes markup of a template literal: what stands in braces is escaped, markup stays.
   *
   * @example
   * const name = '<script>'
   * String(kaithem.widget.html`<b>${name}</b>`) // => '<b>&lt;script&gt;</b>'
   */
  html(strings: TemplateStringsArray, ...values: readonly unknown[]): Markup
  /**
   * The widget of that id, whoever made it.
   *
   * @param id as it was given, or `widget.uuid`
   * @returns the widget, or undefined
   * @example
   * const light = kaithem.widget.Switch({ id: 'light' })
   * kaithem.widget.get('light') === light // => true
   */
  get(id: string): Widget | undefined
  /**
   * The server's end of one client, for whatever carries its frames.
   *
   * @param client `{ user, send(frame), close(code, reason), address, buffered() }`
   * @returns `{ id, receive(frame), closed() }`: hand in each frame, and say when the client is gone
   * @throws KAITHEM_TYPE without `send` and `close`; KAITHEM_CLOSED
   * @example
   * const frames = []
   * kaithem.widget.Switch({ id: 'light' }).write(true)
   * const end = kaithem.widget.connect({ user: 'ann', send: frame => frames.push(frame), close() {} })
   * end.receive('{"subsc":["light"],"unsub":[],"upd":[],"req":[]}')
   * frames // => ['[["light",true]]']
   */
  connect(client: WidgetClient): ClientEnd
  /**
   * Shows a text on all pages for some seconds, also on pages that are opened meanwhile.
   *
   * @param html text, or markup
   * @param seconds for so long (default 10)
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no time
   * @example
   * kaithem.widget.sendGlobalAlert('The gate opens', 5)
   */
  sendGlobalAlert(html: unknown, seconds?: number): void
}

/** The widgets as one owner sees them: what is made through it ends with the owner. */
export type WidgetApi = WithAliases<WidgetMembers>

/** A day; longer is no alert. */
const longestAlert = 86_400

function checkClient(client: unknown): asserts client is WidgetClient {
  const { send, close } = (client ?? {}) as Partial<WidgetClient>
  if (typeof send === 'function' && typeof close === 'function') return
  throw new KaithemError('KAITHEM_TYPE', 'connect() needs { user, send(frame), close(code, reason) }')
}

export function createWidgetApi(engine: WidgetEngine, owner: Owner): WidgetApi {
  const site: WidgetSite = { engine, owner }
  const scrollBox = callable(site, 'ScrollBox', ScrollBox)
  const members = {
    Widget: callable(site, 'Widget', Widget as new (site: WidgetSite, options?: WidgetOptions) => Widget),
    DynamicSpan: callable(site, 'DynamicSpan', DynamicSpan),
    TextDisplay: callable(site, 'TextDisplay', TextDisplay),
    TimeWidget: callable(site, 'TimeWidget', TimeWidget),
    Button: callable(site, 'Button', Button),
    Meter: callable(site, 'Meter', Meter),
    Gauge: callable(site, 'Gauge', Gauge),
    Slider: callable(site, 'Slider', Slider),
    NumberBox: callable(site, 'NumberBox', NumberBox),
    Switch: callable(site, 'Switch', Switch),
    TextBox: callable(site, 'TextBox', TextBox),
    Select: callable(site, 'Select', Select),
    ScrollBox: scrollBox,
    ScrollingWindow: scrollBox,
    Chart: callable(site, 'Chart', Chart),
    Sparkline: callable(site, 'Sparkline', Sparkline),
    APIWidget: callable(site, 'APIWidget', APIWidget),
    html,
    get: (id: string) => engine.find(String(id))?.face as Widget | undefined,
    connect(client: WidgetClient): ClientEnd {
      checkClient(client)
      return engine.connect(client)
    },
    sendGlobalAlert(text: unknown, seconds?: number): void {
      const time = positiveOption(seconds, 'seconds of sendGlobalAlert', 10)
      engine.alert(contentHtml(text), Math.min(longestAlert, time))
    },
  } satisfies WidgetMembers
  addAliases(members)
  return members as WidgetApi
}
