/** Dialog of kaithem-gpio-out. @module */

import { pinOf } from '../_config/pin.ts'
import {
  addPinPicker,
  addTagPicker,
  addTypedField,
  fieldOf,
  linkLabels,
  showIssues,
  toggleRow,
  validate,
  withPinTwins,
} from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-gpio-out', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    pin: {
      value: '',
      validate(_value, _options) {
        return validate(this, withPinTwins(this, check), 'pin')
      },
    },
    mode: { value: 'digital' },
    frequency: {
      value: '100',
      validate(_value, _options) {
        return validate(this, check, 'frequency')
      },
    },
    active: { value: 'high' },
    initial: {
      value: '0',
      validate(_value, _options) {
        return validate(this, check, 'initial')
      },
    },
    failSafe: { value: '' },
    drive: { value: 'push-pull' },
    tag: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'tag')
      },
    },
    action: { value: 'set' },
    value: {
      value: 'payload',
      validate(value, options) {
        return RED.validators.typedInput('valueType').call(this, value, options)
      },
    },
    valueType: { value: 'msg' },
    claim: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'claim')
      },
    },
    priority: {
      value: '60',
      validate(_value, _options) {
        return validate(this, check, 'priority')
      },
    },
    expiration: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'expiration')
      },
    },
    mock: { value: false },
  },
  inputs: 1,
  outputs: 1,
  icon: 'kaithem-gpio-out.svg',
  align: 'right',
  paletteLabel: 'gpio out',
  label() {
    return this.name || String(this.pin ?? '') || 'gpio out'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    addPinPicker(this, 'pin', $('.kaithem-pin-picker'))
    addTypedField(this, 'value', 'valueType', ['msg', 'flow', 'global', 'str', 'num', 'bool', 'json', 'jsonata', 'env'])
    const tag = fieldOf(this, 'tag')
    addTagPicker(tag, () => tag.trigger('change'))
    linkLabels(this)
    showIssues(this, withPinTwins(this, check), (values) => {
      const is = (...actions: string[]): boolean => actions.includes(String(values.action))
      toggleRow(this, 'frequency', values.mode === 'pwm')
      toggleRow(this, 'drive', values.mode !== 'pwm')
      toggleRow(this, 'value', is('set', 'claim'))
      toggleRow(this, 'claim', is('claim', 'release'))
      for (const property of ['priority', 'expiration']) toggleRow(this, property, is('claim'))
      const id = pinOf(String(values.pin ?? ''))?.id
      tag.attr('placeholder', id === undefined ? '/system/gpio/…' : `/system/gpio/${id}`)
    })
  },
})
