/** Public names of kaithem.widget. @module */

import { type ApiName, section } from '../api-name.ts'

const base = `
  uuid id value closed read write send sendTo attach attach2 require requireToWrite setPermissions render onRequest onUpdate
  forEach stillActive dispose close`

export const widgetNames: readonly ApiName[] = [
  ...section(
    'kaithem.widget',
    'kaithem.widget.',
    'Widget TextDisplay Gauge NumberBox Select Chart Sparkline ScrollingWindow',
  ),
  ...section('kaithem.widget', 'kaithem.widget.', 'html get connect sendGlobalAlert'),
  ...section('kaithem.widget.DynamicSpan()', 'kaithem.widget.', 'DynamicSpan'),
  ...section('kaithem.widgets.TimeWidget()', 'kaithem.widget.', 'TimeWidget'),
  ...section('kaithem.widgets.Button()', 'kaithem.widget.', 'Button'),
  ...section('kaithem.widgets.Meter(**kwargs)', 'kaithem.widget.', 'Meter'),
  ...section('kaithem.widgets.Slider(**kwargs)', 'kaithem.widget.', 'Slider'),
  ...section('kaithem.widgets.Switch(**kwargs)', 'kaithem.widget.', 'Switch'),
  ...section('kaithem.widgets.TextBox', 'kaithem.widget.', 'TextBox'),
  ...section('kaithem.widgets.ScrollBox(length=250)', 'kaithem.widget.', 'ScrollBox'),
  ...section('kaithem.widgets.APIWidget(echo=True)', 'kaithem.widget.', 'APIWidget'),
  ...section('kaithem.widget', 'kaithem.widget.Widget#', base),
  ...section(
    'kaithem.widgets.Meter(**kwargs)',
    'kaithem.widget.Meter#',
    'setup render render_as_span render_oneline render_compact',
  ),
  ...section('kaithem.widgets.Slider(**kwargs)', 'kaithem.widget.Slider#', 'render'),
  ...section('kaithem.widgets.Button()', 'kaithem.widget.Button#', 'render'),
  ...section('kaithem.widgets.APIWidget(echo=True)', 'kaithem.widget.APIWidget#', 'render'),
]
