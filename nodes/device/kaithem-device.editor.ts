/** Dialog of kaithem-device. @module */

import { validate } from '../_editor/index.ts'
import { check } from './config.ts'
import { closeDialog, openDialog, saveDialog, settingsProblem } from './dialog.editor.ts'
import { secrets } from './secrets.editor.ts'

RED.nodes.registerType('kaithem-device', {
  category: 'config',
  color: '#8FC3BD',
  icon: 'kaithem-device.svg',
  paletteLabel: 'device',
  hasUsers: false,
  credentials: secrets,
  defaults: {
    name: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'name')
      },
    },
    deviceType: {
      value: 'DemoSensor',
      validate(_value, _options) {
        return validate(this, check, 'deviceType')
      },
    },
    settings: {
      value: {},
      validate(_value, _options) {
        return settingsProblem(this)
      },
    },
    inputs: { value: [] },
    outputs: { value: [] },
    read: { value: '' },
    write: { value: '' },
  },
  label() {
    return this.name || 'device'
  },
  oneditprepare() {
    openDialog(this)
  },
  oneditsave() {
    saveDialog(this)
  },
  oneditcancel() {
    closeDialog()
  },
})
