/** Dialog of kaithem-page. @module */

import { validate } from '../_editor/index.ts'
import { check, pathOf } from './config.ts'
import { PageDialog } from './dialog.editor.ts'

/** Of the open dialog; there is one at a time. */
const open: { dialog?: PageDialog | undefined } = {}

function close(): void {
  open.dialog?.close()
  open.dialog = undefined
}

RED.nodes.registerType('kaithem-page', {
  category: 'kaithem',
  color: '#8FC3BD',
  defaults: {
    name: { value: '' },
    module: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'module')
      },
    },
    path: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'path')
      },
    },
    kind: { value: 'page' },
    engine: { value: 'mako' },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template
    body: { value: '<h1>Hello</h1>\n<p>It is ${new Date().toLocaleTimeString()}.</p>\n' },
    setup: { value: '' },
    code: { value: '' },
    mime: {
      value: 'text/html',
      validate(_value, _options) {
        return validate(this, check, 'mime')
      },
    },
    methods: {
      value: 'GET, POST',
      validate(_value, _options) {
        return validate(this, check, 'methods')
      },
    },
    permissions: { value: '' },
    origins: { value: '' },
    header: { value: true },
    navigation: { value: true },
    streaming: { value: false },
    compatible: { value: false },
    markdownHtml: { value: false },
    reload: {
      value: '',
      validate(_value, _options) {
        return validate(this, check, 'reload')
      },
    },
    theme: { value: '' },
    banner: { value: '' },
  },
  inputs: 1,
  outputs: 1,
  icon: 'kaithem-page.svg',
  paletteLabel: 'page',
  label() {
    return this.name || pathOf(this)
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : ''
  },
  oneditprepare() {
    open.dialog = new PageDialog(this)
  },
  oneditsave() {
    open.dialog?.save()
    close()
  },
  oneditcancel: close,
  oneditresize() {
    open.dialog?.resize()
  },
})
