/** Dialog of kaithem-midi-in. @module */

import { addPortField, showIssues, toggleRow, validate } from '../_editor/index.ts'
import { check, numberedKinds } from './config.ts'

RED.nodes.registerType('kaithem-midi-in', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    port: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'port')
      },
    },
    kind: { value: 'all' },
    channel: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'channel')
      },
    },
    number: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'number')
      },
    },
    payload: { value: 'raw' },
  },
  inputs: 0,
  outputs: 1,
  icon: 'kaithem-midi-in.svg',
  paletteLabel: 'midi in',
  label() {
    return this.name || String(this.port ?? '') || 'midi in'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    addPortField(this, 'port', 'inputs')
    showIssues(this, check, (values) => toggleRow(this, 'number', numberedKinds.includes(String(values.kind))))
  },
})
