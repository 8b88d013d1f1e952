/** The same 20 widgets twice: for FlowFuse Dashboard 2, and as a page of ours. @module */

/** What every number shows. */
export const value = 41.5

const config = [
  { id: 'd2tab', type: 'tab', label: 'dashboard' },
  {
    id: 'd2base',
    type: 'ui-base',
    name: 'Bench',
    path: '/dashboard',
    includeClientData: true,
    acceptsClientConfig: [],
  },
  {
    ...{ id: 'd2theme', type: 'ui-theme', name: 'Default' },
    colors: { surface: '#ffffff', primary: '#0094ce', bgPage: '#eeeeee', groupBg: '#ffffff', groupOutline: '#cccccc' },
    sizes: { density: 'default', pagePadding: '12px', groupGap: '12px', groupBorderRadius: '4px', widgetGap: '12px' },
  },
  {
    ...{ id: 'd2page', type: 'ui-page', name: 'Bench', ui: 'd2base', path: '/bench', icon: 'home', layout: 'grid' },
    ...{ theme: 'd2theme', order: 1, visible: true, disabled: false, breakpoints: [] },
  },
  {
    ...{ id: 'd2group', type: 'ui-group', name: 'Group', page: 'd2page', width: 12, height: 1, order: 1 },
    ...{ showTitle: true, visible: true, disabled: false, groupType: 'default' },
  },
]

const place = { z: 'd2tab', x: 100, y: 100, group: 'd2group', width: 3, height: 1, name: '', wires: [[]] }
const many = (type, count, settings) =>
  Array.from({ length: count }, (_, n) => ({
    ...place,
    ...{ id: `${type}-${n}`, type, order: n, label: `${type} ${n}`, topic: 'topic', topicType: 'msg' },
    ...settings,
  }))
const gauge = {
  gtype: 'gauge-half',
  gstyle: 'needle',
  title: 'gauge',
  units: 'V',
  min: 0,
  max: 100,
  segments: [],
  height: 3,
}
const range = { min: 0, max: 100, step: 1, passthru: true, outs: 'all', thumbLabel: 'true', showTicks: 'always' }
const onOff = { onvalue: true, onvalueType: 'bool', offvalue: false, offvalueType: 'bool', layout: 'row-spread' }
const text = { mode: 'text', delay: 300, passthru: true, sendOnDelay: false, sendOnBlur: true, sendOnEnter: true }
const chart = {
  ...{ chartType: 'line', category: 'topic', categoryType: 'msg', xAxisType: 'time', xAxisPropertyType: 'timestamp' },
  ...{
    yAxisProperty: 'payload',
    yAxisPropertyType: 'msg',
    removeOlder: 1,
    removeOlderUnit: '3600',
    colors: ['#1F77B4'],
  },
  ...{ interpolation: 'linear', action: 'append', height: 6 },
}

export const dashboardFlow = [
  ...config,
  ...many('ui-text', 5, { format: '{{msg.payload}}', layout: 'row-spread' }),
  ...many('ui-gauge', 5, gauge),
  ...many('ui-slider', 4, range),
  ...many('ui-switch', 3, onOff),
  ...many('ui-text-input', 2, text),
  ...many('ui-chart', 1, chart),
]

const setup = `
const { tags } = kaithem
const numbers = (name, count) => Array.from({ length: count }, (_, n) => {
  const tag = tags['/bench/' + name + n]
  Object.assign(tag, { min: 0, max: 100, unit: 'V' })
  tag.value = ${value}
  return tag
})
const meters = numbers('meter', 5), gauges = numbers('gauge', 5), sliders = numbers('slider', 4), chart = numbers('chart', 1)
const switches = [0, 1, 2].map((n) => tags['/bench/switch' + n])
const texts = [0, 1].map((n) => tags.StringTag('/bench/text' + n))
`
const body = `<h1>Bench</h1>
% for (const tag of meters):
\${tag.widget({ type: 'meter', label: tag.name })}
% endfor
% for (const tag of gauges):
\${tag.widget({ type: 'gauge', label: tag.name })}
% endfor
% for (const tag of sliders):
\${tag.widget({ type: 'slider', label: tag.name })}
% endfor
% for (const tag of switches):
\${tag.widget({ type: 'switch', label: tag.name })}
% endfor
% for (const tag of texts):
\${tag.widget({ type: 'text', label: tag.name })}
% endfor
\${chart[0].widget({ type: 'chart', label: 'chart' })}
`

export const ourFlow = [
  { id: 'ktab', type: 'tab', label: 'ours' },
  {
    ...{ id: 'kpage', type: 'kaithem-page', z: 'ktab', x: 100, y: 100, name: 'Bench', module: 'bench', path: 'twenty' },
    ...{ permissions: '__guest__', setup, body, wires: [[]] },
  },
]
