/** Dialog of kaithem-sound-play. @module */

import { announcementHandle, builtinNames, usualHandle } from '../../lib/sound/names.ts'
import {
  addSoundOutputs,
  addTypedField,
  fieldOf,
  linkLabels,
  sharedText,
  showIssues,
  toggleRow,
  validate,
} from '../_editor/index.ts'
import { check } from './config.ts'

RED.nodes.registerType('kaithem-sound-play', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    action: { value: 'play' },
    file: {
      value: 'chime.wav',
      validate(_value, _options) {
        return validate(this, check, 'file')
      },
    },
    fileType: { value: 'builtin' },
    handle: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'handle')
      },
    },
    volume: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'volume')
      },
    },
    volumeType: { value: 'num' },
    length: {
      value: '1',
      validate(_value, _options) {
        return validate(this, check, 'length')
      },
    },
    busy: { value: 'interrupt' },
    announce: { value: false },
    duck: {
      value: '0.2',
      validate(_value, _options) {
        return validate(this, check, 'duck')
      },
    },
    duckFade: {
      value: '0.5',
      validate(_value, _options) {
        return validate(this, check, 'duckFade')
      },
    },
    start: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'start')
      },
    },
    end: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'end')
      },
    },
    loop: {
      value: '1',
      validate(_value, _options) {
        return validate(this, check, 'loop')
      },
    },
    speed: {
      value: '1',
      validate(_value, _options) {
        return validate(this, check, 'speed')
      },
    },
    output: { value: '' },
  },
  inputs: 1,
  outputs: 3,
  icon: 'kaithem-sound-play.svg',
  paletteLabel: 'sound play',
  label() {
    const { action, file, fileType, handle } = this
    const isSound = action === 'play' || action === 'fade'
    const what = isSound ? (fileType === 'builtin' || fileType === 'str' ? file : '') : handle
    const does = action === 'play' ? '' : this._(`kaithem-sound-play.short.${String(action)}`)
    return this.name || [does, what].filter(Boolean).join(' ') || 'sound play'
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  outputLabels(index) {
    return this._(`kaithem-sound-play.output.${['finished', 'error', 'stopped'][index] ?? ''}`)
  },
  oneditprepare() {
    const options = builtinNames.map((value) => ({ value, label: value.replace('.wav', '') }))
    const builtin = { value: 'builtin', label: sharedText('sound.builtin'), icon: 'fa fa-music', options }
    const file = { value: 'str', label: sharedText('sound.file'), icon: 'fa fa-file-audio-o' }
    addTypedField(this, 'file', 'fileType', [builtin, file, 'msg', 'flow', 'global', 'env'])
    addTypedField(this, 'volume', 'volumeType', ['num', 'msg', 'flow', 'global', 'env', 'jsonata'])
    addSoundOutputs(fieldOf(this, 'output'), $('.kaithem-sound-plays'))
    linkLabels(this)
    showIssues(this, check, (values) => {
      const is = (...actions: string[]): boolean => actions.includes(String(values.action))
      const isPlaying = is('play', 'fade')
      for (const property of ['file', 'end', 'loop', 'speed', 'output']) toggleRow(this, property, isPlaying)
      toggleRow(this, 'start', isPlaying || is('seek'))
      $('.kaithem-sound-part').toggle(isPlaying)
      toggleRow(this, 'volume', is('play', 'fade', 'volume'))
      toggleRow(this, 'handle', !is('stop-all'))
      toggleRow(this, 'length', is('fade', 'fade-out'))
      for (const property of ['busy', 'announce']) toggleRow(this, property, is('play'))
      const isAnnounced = is('play') && values.announce === true
      for (const property of ['duck', 'duckFade']) toggleRow(this, property, isAnnounced)
      fieldOf(this, 'handle').attr('placeholder', values.announce === true ? announcementHandle : usualHandle)
    })
  },
})
