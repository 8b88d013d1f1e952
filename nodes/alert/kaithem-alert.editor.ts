/** Dialog of kaithem-alert. @module */

import { addTagPicker, addTypedField, fieldOf, linkLabels, showIssues, toggleRow, validate } from '../_editor/index.ts'
import { check, ordered } from './config.ts'

RED.nodes.registerType('kaithem-alert', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'name')
      },
    },
    alert: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'alert')
      },
    },
    priority: {
      value: 'warning',
      validate(_value, _options) {
        return validate(this, check, 'priority')
      },
    },
    zone: { value: '' },
    description: { value: '' },
    source: { value: 'message' },
    value: {
      value: 'payload',
      validate(value, options) {
        return this.source === 'payload' ? RED.validators.typedInput('valueType').call(this, value, options) : true
      },
    },
    valueType: { value: 'msg' },
    tag: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'tag')
      },
    },
    compare: { value: 'gt' },
    limit: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'limit')
      },
    },
    deadband: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'deadband')
      },
    },
    tripDelay: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'tripDelay')
      },
    },
    clearDelay: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'clearDelay')
      },
    },
    autoAck: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'autoAck')
      },
    },
    latch: { value: false },
    silent: { value: false },
    suppressedBy: { value: '' },
    reminders: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'reminders')
      },
    },
    escalation: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'escalation')
      },
    },
    shelveMax: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'shelveMax')
      },
    },
    permissions: { value: '' },
    ackPermissions: { value: '' },
    restore: { value: true },
    emitOnStart: { value: false },
  },
  inputs: 1,
  outputs: 1,
  icon: 'kaithem-alert.svg',
  paletteLabel: 'alert',
  label() {
    return this.name || String(this.alert || 'alert')
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    addTypedField(this, 'value', 'valueType', ['msg', 'flow', 'global', 'jsonata'])
    const field = fieldOf(this, 'tag')
    addTagPicker(field, () => field.trigger('change'))
    linkLabels(this)
    showIssues(this, check, ({ source, compare }) => {
      const isWatching = source !== 'message'
      const hasLimit = compare !== 'true' && compare !== 'false'
      toggleRow(this, 'value', source === 'payload')
      toggleRow(this, 'tag', source === 'tag')
      toggleRow(this, 'compare', isWatching)
      toggleRow(this, 'limit', isWatching && hasLimit)
      toggleRow(this, 'deadband', isWatching && ordered.includes(String(compare)))
    })
  },
})
