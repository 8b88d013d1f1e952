/** Dialog of kaithem-event. @module */

import {
  addSuggestions,
  addTypedField,
  fieldOf,
  linkLabels,
  showIssues,
  toggleRow,
  validate,
} from '../_editor/index.ts'
import { check } from './config.ts'
import { createPreview, type Preview } from './preview.editor.ts'

/** Of the open dialog; there is one at a time. */
const open: { preview?: Preview | undefined } = {}

function closePreview(): void {
  open.preview?.close()
  open.preview = undefined
}

RED.nodes.registerType('kaithem-event', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    kind: { value: 'time' },
    phrase: {
      value: 'every day at 8:00',
      validate(_value, _options) {
        return validate(this, check, 'phrase')
      },
    },
    zone: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'zone')
      },
    },
    missed: { value: 'once' },
    spread: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'spread')
      },
    },
    expression: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'expression')
      },
    },
    topic: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'topic')
      },
    },
    priority: { value: 'interactive' },
    ratelimit: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'ratelimit')
      },
    },
    output: { value: 'value' },
    payload: {
      value: '',
      validate(value, options) {
        return this.output === 'fixed' ? RED.validators.typedInput('payloadType').call(this, value, options) : true
      },
    },
    payloadType: { value: 'str' },
    enabled: { value: true },
  },
  inputs: 1,
  outputs: 1,
  icon: 'kaithem-event.svg',
  paletteLabel: 'event',
  label() {
    if (this.name) return this.name
    const said = this.kind === 'time' ? this.phrase : this.kind === 'message' ? this.topic : this.expression
    return String(said || 'event')
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    addTypedField(this, 'payload', 'payloadType', ['str', 'num', 'bool', 'json', 'flow', 'global', 'env', 'jsonata'])
    addSuggestions(this, 'zone', ['UTC', ...Intl.supportedValuesOf('timeZone')])
    linkLabels(this)
    const box = $('#kaithem-event-preview')
    const preview = createPreview(this, box)
    open.preview = preview
    // Pasting with the mouse is typing too.
    fieldOf(this, 'phrase').on('input', (event) => $(event.target).trigger('keyup'))
    const zoneField = fieldOf(this, 'zone')
    zoneField.on('blur', () => zoneField.trigger('change'))
    showIssues(this, check, (values) => {
      const kind = String(values.kind)
      const isTime = kind === 'time'
      for (const property of ['phrase', 'zone', 'missed', 'spread']) toggleRow(this, property, isTime)
      for (const property of ['expression', 'priority']) toggleRow(this, property, !isTime && kind !== 'message')
      toggleRow(this, 'topic', kind === 'message')
      toggleRow(this, 'payload', values.output === 'fixed')
      if (isTime) preview.show(String(values.phrase), String(values.zone).trim())
      else box.hide()
    })
    if (this.kind !== 'time') box.hide()
  },
  oneditsave: closePreview,
  oneditcancel: closePreview,
})
