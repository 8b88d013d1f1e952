/** Dialog of kaithem-gpio-in. @module */

import { addPinPicker, fieldOf, showIssues, toggleRow, validate, withPinTwins } from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-gpio-in', {
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
    pull: {
      value: 'up',
      validate(_value, _options) {
        return validate(this, check, 'pull')
      },
    },
    active: { value: 'high' },
    bounceTime: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'bounceTime')
      },
    },
    debounce: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'debounce')
      },
    },
    changes: { value: true },
    hold: { value: false },
    holdTime: {
      value: '1',
      validate(_value, _options) {
        return validate(this, check, 'holdTime')
      },
    },
    holdRepeat: { value: false },
    gestures: { value: false },
    doubleTime: {
      value: '0.3',
      validate(_value, _options) {
        return validate(this, check, 'doubleTime')
      },
    },
    longTime: {
      value: '1',
      validate(_value, _options) {
        return validate(this, check, 'longTime')
      },
    },
    maxClicks: {
      value: '2',
      validate(_value, _options) {
        return validate(this, check, 'maxClicks')
      },
    },
    payload: { value: 'number' },
    separate: { value: false },
    outputs: { value: 1 },
    emitOnStart: { value: true },
    mock: { value: false },
  },
  inputs: 0,
  outputs: 1,
  icon: 'kaithem-gpio-in.svg',
  paletteLabel: 'gpio in',
  label() {
    return this.name || String(this.pin ?? '') || 'gpio in'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  outputLabels(index) {
    const name = this.separate === true ? (['active', 'inactive', 'hold', 'gesture'][index] ?? '') : 'all'
    return this._(`kaithem-gpio-in.output.${name}`)
  },
  oneditprepare() {
    addPinPicker(this, 'pin', $('.kaithem-pin-picker'))
    showIssues(this, withPinTwins(this, check), (values) => {
      toggleRow(this, 'active', values.pull === 'none')
      for (const property of ['holdTime', 'holdRepeat']) toggleRow(this, property, values.hold === true)
      const times = ['maxClicks', 'doubleTime', 'longTime']
      for (const property of times) toggleRow(this, property, values.gestures === true)
      fieldOf(this, 'outputs').val(values.separate === true ? '4' : '1')
    })
  },
})
