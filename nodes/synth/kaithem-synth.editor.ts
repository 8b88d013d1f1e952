/** Dialog of kaithem-synth. @module */

import { addInstrumentField, showIssues, validate } from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-synth', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    instrument: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'instrument')
      },
    },
    channel: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'channel')
      },
    },
    soundfont: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'soundfont')
      },
    },
    volume: {
      value: '100',
      validate(_value, _options) {
        return validate(this, check, 'volume')
      },
    },
    velocity: {
      value: '100',
      validate(_value, _options) {
        return validate(this, check, 'velocity')
      },
    },
    duration: {
      value: '0.5',
      validate(_value, _options) {
        return validate(this, check, 'duration')
      },
    },
    reverb: { value: false },
    chorus: { value: false },
    output: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'output')
      },
    },
  },
  inputs: 1,
  outputs: 0,
  align: 'right',
  icon: 'kaithem-synth.svg',
  paletteLabel: 'synth',
  label() {
    return this.name || String(this.instrument ?? '') || 'synth'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    addInstrumentField(this, 'instrument', 'soundfont')
    showIssues(this, check)
  },
})
