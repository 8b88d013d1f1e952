/** Dialog of kaithem-state-machine. @module */

import { stateNames } from './config.ts'
import { type MachineDialog, openDialog, validateMachine } from './dialog.editor.ts'

/** The open dialog; the editor shows one at a time. */
const open: { dialog?: MachineDialog } = {}

RED.nodes.registerType('kaithem-state-machine', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: {
      value: '',
      validate(_value, _options) {
        return validateMachine(this, 'name')
      },
    },
    machine: {
      value: '',
      validate(_value, _options) {
        return validateMachine(this, 'machine')
      },
    },
    mode: { value: 'table' },
    start: {
      value: 'off',
      validate(_value, _options) {
        return validateMachine(this, 'start')
      },
    },
    states: {
      value: [
        { name: 'off', length: '', unit: 's', to: '' },
        { name: 'on', length: '', unit: 's', to: '' },
      ],
      validate(_value, _options) {
        return validateMachine(this, 'states')
      },
    },
    rules: {
      value: [
        { from: 'off', kind: 'event', when: 'toggle', to: 'on' },
        { from: 'on', kind: 'event', when: 'toggle', to: 'off' },
      ],
      validate(_value, _options) {
        return validateMachine(this, 'rules')
      },
    },
    chart: {
      value: '',
      validate(_value, _options) {
        return validateMachine(this, 'chart')
      },
    },
    pollRate: {
      value: '24',
      validate(_value, _options) {
        return validateMachine(this, 'pollRate')
      },
    },
    event: {
      value: 'payload',
      validate(value, options) {
        return RED.validators.typedInput('eventType').call(this, value, options)
      },
    },
    eventType: { value: 'msg' },
    unknown: { value: 'ignore' },
    outputPerState: {
      value: false,
      validate(_value, _options) {
        return validateMachine(this, 'outputPerState')
      },
    },
    outputs: { value: 1 },
    emitInitial: { value: true },
    keep: { value: 'deploy' },
    timer: { value: 'resume' },
  },
  inputs: 1,
  outputs: 1,
  icon: 'kaithem-state-machine.svg',
  paletteLabel: 'state machine',
  label() {
    return this.name || String(this.machine ?? '') || 'state machine'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  outputLabels(index) {
    return this.outputPerState ? (stateNames(this)[index] ?? '') : this._('kaithem-state-machine.label.output')
  },
  oneditprepare() {
    open.dialog = openDialog(this)
  },
  oneditsave() {
    open.dialog?.save()
    open.dialog?.close()
  },
  oneditcancel() {
    open.dialog?.close()
  },
})
