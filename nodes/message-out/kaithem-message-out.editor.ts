/** Dialog of kaithem-message-out. @module */

import { addTypedField, linkLabels, showIssues, validate } from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-message-out', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    topic: {
      value: 'topic',
      validate(_value, _options) {
        return validate(this, check, 'topic')
      },
    },
    topicType: { value: 'msg' },
    payload: {
      value: 'payload',
      validate(value, options) {
        return RED.validators.typedInput('payloadType').call(this, value, options)
      },
    },
    payloadType: { value: 'msg' },
    timestamp: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'timestamp')
      },
    },
    timestampType: { value: 'now' },
    annotation: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'annotation')
      },
    },
    annotationType: { value: 'flow' },
  },
  inputs: 1,
  outputs: 0,
  align: 'right',
  icon: 'kaithem-message-out.svg',
  paletteLabel: 'message out',
  label() {
    return this.name || (this.topicType === 'str' && String(this.topic)) || 'message out'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    const fixed = (value: string) => ({
      value,
      label: this._(`kaithem-message-out.choice.${value}`),
      hasValue: false,
    })
    addTypedField(this, 'topic', 'topicType', ['msg', 'str'])
    addTypedField(this, 'payload', 'payloadType', [
      'msg',
      'flow',
      'global',
      'str',
      'num',
      'bool',
      'json',
      'jsonata',
      'env',
    ])
    addTypedField(this, 'timestamp', 'timestampType', [fixed('now'), 'msg'])
    addTypedField(this, 'annotation', 'annotationType', [fixed('flow'), fixed('none'), 'str', 'msg'])
    linkLabels(this)
    showIssues(this, check)
  },
})
