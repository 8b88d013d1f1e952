/** The dialog as a whole: the type and its settings, bindings, and what is wrong. @module */

import type { FieldIssue } from '../../lib/devices/field-checks.ts'
import type { DeviceField } from '../../lib/devices/fields.ts'
import type { EditorNode } from '../_editor/host.ts'
import { fieldOf, linkLabels, sharedText, showIssues, withoutMarkup } from '../_editor/index.ts'
import { CardList } from './card-list.editor.ts'
import { bindingsOf, check, checkSettings, secretName, settingsOf } from './config.ts'
import { FieldsForm } from './fields.editor.ts'
import { showSettingIssues } from './issues.editor.ts'
import { type LiveList, showLive } from './live.editor.ts'
import { addDeviceStyles } from './styles.editor.ts'
import { fieldTitle, typeDescription } from './texts.editor.ts'
import type { TypeView } from './views.ts'

const typesKey = 'kaithem-device-types'
const dialogKey = 'kaithem-device-dialog'

/** The types the runtime named last; checks of closed dialogs use them too. */
function knownTypes(): readonly TypeView[] {
  const known: unknown = $(document).data(typesKey)
  return Array.isArray(known) ? (known as TypeView[]) : []
}

async function loadTypes(): Promise<readonly TypeView[]> {
  const types: unknown = await $.getJSON('kaithem/editor/device-types')
  if (Array.isArray(types)) $(document).data(typesKey, types)
  return knownTypes()
}

const container = (): JQuery => $('#kaithem-device-fields')
const openForm = (): Dialog | undefined => container().data(dialogKey) as Dialog | undefined

export function openDialog(node: EditorNode): void {
  addDeviceStyles()
  const dialog = new Dialog(node)
  container().data(dialogKey, dialog)
}

export function saveDialog(node: EditorNode): void {
  const dialog = openForm()
  if (dialog === undefined) return
  Object.assign(node as Record<string, unknown>, dialog.collected())
  dialog.stop()
}

export function closeDialog(): void {
  openForm()?.stop()
}

function issuesOf(node: EditorNode, type: string, settings: Readonly<Record<string, unknown>>): FieldIssue[] {
  const fields = knownTypes().find(({ name }) => name === type)?.fields ?? []
  const saved = node.credentials as Readonly<Record<string, unknown>> | undefined
  const has = (key: string): boolean => {
    const input = $(`#node-config-input-${secretName(key)}`)
    if (input.length > 0) return String(input.val() ?? '') !== ''
    return saved?.[`has_${secretName(key)}`] === true || Boolean(saved?.[secretName(key)])
  }
  return checkSettings(fields, settings, has)
}

export const issueSentence = ({ reason, data, message }: FieldIssue): string =>
  sharedText(`issue.${reason}`, data, message)

/** What is wrong with the settings of the type: a sentence, or true. Without the types nothing is. */
export function settingsProblem(node: EditorNode): true | string {
  const dialog = openForm()
  const isOpen = dialog?.node.id === node.id
  const type = isOpen ? dialog.type() : String(node.deviceType ?? '')
  const [issue] = issuesOf(node, type, isOpen ? dialog.settings() : settingsOf(node))
  if (issue === undefined) return true
  const [key = ''] = issue.field.split('[')
  return withoutMarkup(`${fieldTitle(node, type, key, key)}: ${issueSentence(issue)}`)
}

const bindingColumns = (node: EditorNode): DeviceField[] =>
  ['point', 'tag'].map((key) => ({
    key,
    type: 'string',
    title: node._(`kaithem-device.label.${key}`),
    description: '',
    required: false,
  }))

class Dialog {
  readonly node: EditorNode
  private form: FieldsForm | undefined
  /** What was entered for each type, so that looking at another one loses nothing. */
  private readonly entered = new Map<string, Record<string, unknown>>()
  private readonly inputs: CardList
  private readonly outputs: CardList
  private readonly live: LiveList
  private shownType = ''

  constructor(node: EditorNode) {
    this.node = node
    const usual = String(node.deviceType || 'DemoSensor')
    this.entered.set(usual, { ...settingsOf(node) })
    this.inputs = new CardList(node, $('#kaithem-device-inputs'), bindingColumns(node), bindingsOf(node, 'inputs'))
    this.outputs = new CardList(node, $('#kaithem-device-outputs'), bindingColumns(node), bindingsOf(node, 'outputs'))
    this.live = showLive(node, $('#kaithem-device-live'))
    this.offer(usual, knownTypes())
    linkLabels(node)
    showIssues(
      node,
      (raw) => check(raw),
      () => this.changed(),
    )
    loadTypes().then(
      (types) => {
        this.offer(this.type() || usual, types)
        this.show(true)
      },
      () => undefined,
    )
  }

  type(): string {
    return String(fieldOf(this.node, 'deviceType').val() ?? '')
  }

  /** Those of the shown type; as saved while its fields are not known. */
  settings(): Record<string, unknown> {
    const kept = this.entered.get(this.type()) ?? {}
    if (this.form === undefined) return kept
    // Settings that no field describes stay as they are.
    const known = new Set(
      knownTypes()
        .find(({ name }) => name === this.shownType)
        ?.fields.map(({ key }) => key),
    )
    const others = Object.fromEntries(Object.entries(kept).filter(([key]) => !known.has(key)))
    return { ...others, ...this.form.values() }
  }

  collected(): Record<string, unknown> {
    const full = (rows: Record<string, unknown>[]): object[] => rows.filter(({ point, tag }) => point && tag)
    return { settings: this.settings(), inputs: full(this.inputs.rows()), outputs: full(this.outputs.rows()) }
  }

  stop(): void {
    this.live.stop()
    container().removeData(dialogKey)
  }

  private offer(current: string, types: readonly TypeView[]): void {
    const select = fieldOf(this.node, 'deviceType').empty()
    const names = types.map(({ name }) => name)
    // A type that is registered later is kept and shown.
    for (const name of names.includes(current) ? names : [current, ...names]) {
      $('<option></option>').val(name).text(name).appendTo(select)
    }
    select.val(current)
  }

  private changed(): void {
    this.show(false)
    showSettingIssues(issuesOf(this.node, this.type(), this.settings()))
  }

  /** Shows the fields of the chosen type. */
  private show(isNews: boolean): void {
    const name = this.type()
    if (name === this.shownType && !isNews) return
    if (this.form !== undefined) this.entered.set(this.shownType, this.form.values())
    const { node } = this
    const type = knownTypes().find((each) => each.name === name)
    this.shownType = name
    this.form = type === undefined ? undefined : new FieldsForm(node, container(), type, this.entered.get(name) ?? {})
    if (type === undefined) container().empty()
    const missing = knownTypes().length > 0 ? node._('kaithem-device.hint.unknownType') : ''
    const text = type === undefined ? missing : typeDescription(node, name, type.description)
    $('#kaithem-device-description')
      .text(text)
      .toggle(text !== '')
    showSettingIssues(issuesOf(node, name, this.settings()))
  }
}
