/** Dialog of kaithem-astro-time. @module */

import { monthNames, sunEventNames, weekdayNames } from '../../lib/time/names.ts'
import type { EditorNode, WidgetElement } from '../_editor/host.ts'
import { addTimezones, addTypedField, fieldOf, linkLabels, showIssues, toggleRow, validate } from '../_editor/index.ts'
import { altitudeEvents, check, listOf } from './config.ts'
import { createPreview } from './preview.editor.ts'

RED.nodes.registerType('kaithem-astro-time', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    events: {
      value: 'sunset',
      validate(_value, _options) {
        return validate(this, check, 'events')
      },
    },
    altitude: {
      value: '-4',
      validate(_value, _options) {
        return validate(this, check, 'altitude')
      },
    },
    offset: {
      value: '0',
      validate(_value, _options) {
        return validate(this, check, 'offset')
      },
    },
    notBefore: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'notBefore')
      },
    },
    notAfter: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'notAfter')
      },
    },
    spread: {
      value: '0',
      validate(_value, _options) {
        return validate(this, check, 'spread')
      },
    },
    weekdays: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'weekdays')
      },
    },
    months: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'months')
      },
    },
    payload: {
      value: '',
      validate(value, options) {
        return this.payloadType === 'event' || RED.validators.typedInput('payloadType').call(this, value, options)
      },
    },
    payloadType: { value: 'event' },
    answer: { value: 'state' },
    enabled: { value: true },
    lat: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'lat')
      },
    },
    lon: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'lon')
      },
    },
    timezone: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'timezone')
      },
    },
  },
  inputs: 1,
  outputs: 2,
  icon: 'kaithem-astro-time.svg',
  paletteLabel: 'astro time',
  label() {
    return this.name || eventsLabel(this)
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  outputLabels(index) {
    return this._(`kaithem-astro-time.output.${index === 0 ? 'event' : 'answer'}`)
  },
  oneditprepare() {
    const text = (key: string): string => this._(`kaithem-astro-time.${key}`)
    addChoices(this, 'events', [...sunEventNames, ...altitudeEvents], (name) => text(`status.event.${name}`))
    addChoices(this, 'weekdays', weekdayNames, (name) => text(`weekday.${name}`))
    addChoices(this, 'months', monthNames, (name) => text(`month.${name}`))
    addTypedField(this, 'payload', 'payloadType', [
      { value: 'event', label: text('label.eventName'), hasValue: false },
      ...['str', 'num', 'bool', 'json', 'date', 'flow', 'global', 'jsonata', 'env'],
    ])
    addTimezones(this, 'timezone')
    linkLabels(this)
    const preview = createPreview(this, $('.kaithem-astro-preview'))
    showIssues(this, check, (values) => {
      toggleRow(
        this,
        'altitude',
        listOf(values, 'events').some((name) => altitudeEvents.some((known) => known === name)),
      )
      preview(values, check(values).length > 0)
    })
  },
})

/** Makes a field a list of words to tick, which shows what is ticked. */
function addChoices(
  node: EditorNode,
  property: string,
  values: readonly string[],
  label: (value: string) => string,
): void {
  const options = values.map((value) => ({ value, label: label(value) }))
  const valueLabel = (container: JQuery, chosen: unknown): void => {
    const words = (Array.isArray(chosen) ? chosen : []).map((entry: unknown) =>
      typeof entry === 'object' && entry !== null && 'value' in entry ? entry.value : entry,
    )
    const labels = options.filter(({ value }) => words.includes(value)).map((option) => option.label)
    container.text(labels.length > 0 ? labels.join(', ') : node._(`kaithem-astro-time.unchosen.${property}`))
  }
  const field = fieldOf(node, property) as WidgetElement
  field.typedInput({ types: [{ value: property, label: '', showLabel: false, multiple: true, options, valueLabel }] })
}

/** The first events by name. */
function eventsLabel(node: EditorNode): string {
  const names = listOf(node, 'events').map((name) => node._(`kaithem-astro-time.status.event.${name}`))
  return names.length === 0 ? 'astro time' : names.slice(0, 2).join(', ') + (names.length > 2 ? ' …' : '')
}
