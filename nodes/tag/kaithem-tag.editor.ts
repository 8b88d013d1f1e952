/** Dialog of kaithem-tag. @module */

import {
  addTagPicker,
  addTypedField,
  addUnitField,
  fieldOf,
  linkLabels,
  quantityOf,
  showIssues,
  toggleRow,
  validate,
} from '../_editor/index.ts'
import { chosenPoint } from './config.ts'
import { checkWithUnit, tagLabel, tagUnit } from './tag-unit.editor.ts'

RED.nodes.registerType('kaithem-tag', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    tagPoint: { value: '', type: 'kaithem-tag-point', required: false },
    tag: {
      value: '',
      validate(_value, _options) {
        return validate(this, checkWithUnit, 'tag')
      },
    },
    action: { value: 'watch' },
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
        return validate(this, checkWithUnit, 'claim')
      },
    },
    priority: {
      value: '60',
      validate(_value, _options) {
        return validate(this, checkWithUnit, 'priority')
      },
    },
    expiration: {
      value: '',
      validate(_value, _options) {
        return validate(this, checkWithUnit, 'expiration')
      },
    },
    unit: {
      value: '',
      validate(_value, _options) {
        return validate(this, checkWithUnit, 'unit')
      },
    },
    emitOnStart: { value: true },
    deadband: {
      value: '',
      validate(_value, _options) {
        return validate(this, checkWithUnit, 'deadband')
      },
    },
    minInterval: {
      value: '',
      validate(_value, _options) {
        return validate(this, checkWithUnit, 'minInterval')
      },
    },
  },
  inputs: 1,
  outputs: 1,
  icon: 'kaithem-tag.svg',
  paletteLabel: 'tag',
  label() {
    return this.name || tagLabel(this)
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    addTypedField(this, 'value', 'valueType', [
      'msg',
      'flow',
      'global',
      'str',
      'num',
      'bool',
      'json',
      'bin',
      'jsonata',
      'env',
    ])
    addUnitField(this, 'unit', () => quantityOf(tagUnit(this)))
    const field = fieldOf(this, 'tag')
    addTagPicker(field, () => field.trigger('change'))
    linkLabels(this)
    showIssues(this, checkWithUnit, (values) => {
      const is = (...actions: string[]): boolean => actions.includes(String(values.action))
      toggleRow(this, 'tag', chosenPoint(values) === '')
      toggleRow(this, 'value', is('set', 'claim'))
      toggleRow(this, 'claim', is('claim', 'release'))
      for (const property of ['priority', 'expiration']) toggleRow(this, property, is('claim'))
      for (const property of ['emitOnStart', 'deadband', 'minInterval']) toggleRow(this, property, is('watch'))
      toggleRow(this, 'unit', !is('release'))
    })
  },
})
