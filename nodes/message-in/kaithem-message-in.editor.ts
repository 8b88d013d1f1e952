/** Dialog of kaithem-message-in. @module */

import { showIssues, validate } from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-message-in', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    topic: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'topic')
      },
    },
    skipOwn: { value: false },
  },
  inputs: 0,
  outputs: 1,
  icon: 'kaithem-message-in.svg',
  paletteLabel: 'message in',
  label() {
    return this.name || String(this.topic ?? '') || 'message in'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    showIssues(this, check)
  },
})
