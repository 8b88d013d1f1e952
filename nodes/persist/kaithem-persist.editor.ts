/** Dialog of kaithem-persist. @module */

import { addTypedField, linkLabels, showIssues, toggleRow, validate } from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-persist', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    file: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'file')
      },
    },
    format: { value: 'auto' },
    action: { value: 'change' },
    value: {
      value: 'payload',
      validate(value, options) {
        return RED.validators.typedInput('valueType').call(this, value, options)
      },
    },
    valueType: { value: 'msg' },
    loadOnStart: { value: true },
    initial: {
      value: '',
      validate(value, options) {
        if (this.initialType === 'none' || this.initialType === undefined) return true
        return RED.validators.typedInput('initialType').call(this, value, options)
      },
    },
    initialType: { value: 'none' },
    interval: {
      value: '1',
      validate(_value, _options) {
        return validate(this, check, 'interval')
      },
    },
    perHour: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'perHour')
      },
    },
    private: { value: false },
    backup: { value: true },
    expand: { value: false },
  },
  inputs: 1,
  outputs: 2,
  icon: 'kaithem-persist.svg',
  paletteLabel: 'persist',
  label() {
    return this.name || String(this.file ?? '') || 'persist'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  outputLabels(index) {
    return this._(`kaithem-persist.output.${index === 0 ? 'data' : 'saved'}`)
  },
  oneditprepare() {
    const nothing = { value: 'none', label: this._('kaithem-persist.choice.none'), hasValue: false }
    addTypedField(this, 'value', 'valueType', ['msg', 'flow', 'global', 'jsonata', 'env'])
    addTypedField(this, 'initial', 'initialType', [nothing, 'json', 'str', 'num', 'bool', 'bin'])
    linkLabels(this)
    showIssues(this, check, (values) => {
      toggleRow(this, 'initial', values.loadOnStart === true)
      toggleRow(this, 'value', values.action === 'change' || values.action === 'save')
    })
  },
})
