/** Dialog of kaithem-unit-convert. @module */

import {
  addTypedField,
  addUnitOrMessageField,
  fieldOf,
  fillQuantityMenu,
  linkLabels,
  quantityOf,
  showIssues,
  toggleRow,
  validate,
} from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-unit-convert', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    value: {
      value: 'payload',
      validate(value, options) {
        return RED.validators.typedInput('valueType').call(this, value, options)
      },
    },
    valueType: { value: 'msg' },
    from: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'from')
      },
    },
    fromType: { value: 'unit' },
    to: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'to')
      },
    },
    toType: { value: 'unit' },
    rounding: { value: 'none' },
    digits: {
      value: '2',
      validate(_value, _options) {
        return validate(this, check, 'digits')
      },
    },
    format: { value: 'number' },
    target: {
      value: 'payload',
      validate(_value, _options) {
        return validate(this, check, 'target')
      },
    },
    targetType: { value: 'msg' },
    setUnit: { value: true },
  },
  inputs: 1,
  outputs: 1,
  icon: 'kaithem-unit-convert.svg',
  paletteLabel: 'unit convert',
  label() {
    if (this.name) return this.name
    const isFixed = this.fromType !== 'msg' && this.toType !== 'msg' && this.from !== '' && this.to !== ''
    return isFixed ? `${String(this.from)} → ${String(this.to)}` : 'unit convert'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    const quantity = $('#kaithem-unit-convert-quantity')
    const chosen = (): string => String(quantity.val() ?? '')
    addTypedField(this, 'value', 'valueType', ['msg', 'flow', 'global', 'env', 'num', 'jsonata'])
    addTypedField(this, 'target', 'targetType', ['msg', 'flow', 'global'])
    fillQuantityMenu(quantity)
    addUnitOrMessageField(this, 'from', 'fromType', chosen)
    addUnitOrMessageField(this, 'to', 'toType', chosen)
    fieldOf(this, 'from').on('change', () => {
      const found = quantityOf(fieldOf(this, 'from').val())
      if (found !== '') quantity.val(found)
    })
    linkLabels(this)
    showIssues(this, check, (values) => toggleRow(this, 'digits', values.rounding !== 'none'))
  },
})
