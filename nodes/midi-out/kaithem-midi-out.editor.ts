/** Dialog of kaithem-midi-out. @module */

import { addPortField, showIssues, validate } from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-midi-out', {
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
    release: { value: true },
  },
  inputs: 1,
  outputs: 0,
  align: 'right',
  icon: 'kaithem-midi-out.svg',
  paletteLabel: 'midi out',
  label() {
    return this.name || String(this.port ?? '') || 'midi out'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    addPortField(this, 'port', 'outputs')
    showIssues(this, check)
  },
})
