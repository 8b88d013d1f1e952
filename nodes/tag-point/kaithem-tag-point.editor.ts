/** Dialog of kaithem-tag-point. @module */

import {
  addSuggestions,
  addTypedField,
  addUnitField,
  fieldOf,
  linkLabels,
  quantityOf,
  setTypedTypes,
  showIssues,
  toggleRow,
  validate,
} from '../_editor/index.ts'
import { check, subtypes } from './config.ts'
import { checkWithTwins, defaultTypesFor } from './twins.editor.ts'

RED.nodes.registerType('kaithem-tag-point', {
  category: 'config',
  color: '#8FC3BD',
  icon: 'kaithem-tag-point.svg',
  paletteLabel: 'tag point',
  defaults: {
    name: {
      value: '',
      validate(_value, _options) {
        return validate(this, checkWithTwins(this), 'name')
      },
    },
    valueType: { value: 'number' },
    subtype: { value: '' },
    unit: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'unit')
      },
    },
    displayUnits: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'displayUnits')
      },
    },
    min: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'min')
      },
    },
    max: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'max')
      },
    },
    lo: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'lo')
      },
    },
    hi: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'hi')
      },
    },
    default: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'default')
      },
    },
    defaultType: { value: 'none' },
    interval: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'interval')
      },
    },
    restore: { value: false },
    description: { value: '' },
    read: { value: '' },
    write: { value: '' },
    exposePriority: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'exposePriority')
      },
    },
  },
  label() {
    return this.name || 'tag point'
  },
  oneditprepare() {
    const unit = (): string => String(fieldOf(this, 'unit').val() ?? '')
    const typesOf = (valueType: unknown) => defaultTypesFor(String(valueType), this._('kaithem-tag-point.choice.none'))
    addUnitField(this, 'unit')
    addUnitField(this, 'displayUnits', () => quantityOf(unit()))
    addSuggestions(this, 'subtype', subtypes)
    addTypedField(this, 'default', 'defaultType', typesOf(this.valueType))
    fieldOf(this, 'valueType').on('change', (event) => {
      setTypedTypes(this, 'default', typesOf($(event.target).val()))
    })
    linkLabels(this)
    showIssues(this, checkWithTwins(this), ({ valueType, name }) => {
      const isNumber = valueType === 'number'
      for (const property of ['unit', 'displayUnits', 'min', 'max', 'lo', 'hi']) toggleRow(this, property, isNumber)
      $('#kaithem-tag-point-expression').toggle(String(name).trim().startsWith('='))
    })
  },
})
