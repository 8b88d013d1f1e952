/** Dialog of kaithem-settings. @module */

import type { EditorNode } from '../_editor/host.ts'
import { addTimezones, showIssues, validate } from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-settings', {
  category: 'config',
  hasUsers: false,
  defaults: {
    name: { value: '' },
    lat: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'lat')
      },
    },
    lon: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'lon')
      },
    },
    timezone: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'timezone')
      },
    },
    vardir: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'vardir')
      },
    },
    functionGlobal: { value: true },
    allowShell: { value: true },
    gpio: { value: 'auto' },
    sound: { value: 'auto' },
    audioPaths: { value: '' },
    midi: { value: 'auto' },
    synth: { value: 'auto' },
    soundfont: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'soundfont')
      },
    },
  },
  paletteLabel: 'kaithem settings',
  label() {
    return this.name || this._('kaithem-settings.default-name')
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    addTimezones(this, 'timezone')
    showOther(this)
    showIssues(this, check)
  },
})

/** Only the first settings node counts; the dialog says so where there is another. */
function showOther(node: EditorNode): void {
  RED.nodes.eachConfig((other) => {
    if (other.type !== 'kaithem-settings' || other.id === node.id) return
    const name = other.name || other.id
    $('.kaithem-settings-second').text(node._('kaithem-settings.tip.second', { name })).show()
    return false
  })
}
