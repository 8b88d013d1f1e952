/** The table of rules in the dialog. @module */

import { anyState } from '../../lib/states/names.ts'
import type { EditorNode } from '../_editor/host.ts'
import type { ListElement } from './host.editor.ts'
import { errorLine, type RowFields, showRowIssues } from './row-issues.editor.ts'
import { type RuleRow, readRules, ruleKinds } from './rows.ts'
import { type StateRef, StateSelect } from './state-select.editor.ts'
import { textOf } from './states-list.editor.ts'
import type { RowIssue } from './table-checks.ts'

interface Item {
  readonly raw: RuleRow
  row?: JQuery
  fields?: RowFields
  from?: StateSelect
  to?: StateSelect
}

/** The rules as they stand in the dialog. */
export class RulesList {
  private readonly node: EditorNode
  private readonly states: () => readonly StateRef[]
  private readonly onChange: () => void
  private items: Array<Partial<Item>> = []

  constructor(node: EditorNode, list: JQuery, states: () => readonly StateRef[], onChange: () => void) {
    this.node = node
    this.states = states
    this.onChange = onChange
    const element = list as unknown as ListElement<Partial<Item>>
    element.editableList({
      header: this.header(),
      addButton: this.text('addRule'),
      sortable: true,
      removable: true,
      addItem: (row, _index, added) => this.addRow(row, added),
      removeItem: (removed) => this.removeRow(removed),
      sortItems: () => this.sort(),
    })
    for (const raw of readRules(node.rules)) element.editableList('addItem', { raw })
  }

  rows(): RuleRow[] {
    return readRules(
      this.items.map(({ fields, from, to }) => ({
        from: from?.value ?? '',
        kind: textOf(fields?.kind),
        when: textOf(fields?.when),
        to: to?.value ?? '',
      })),
    )
  }

  /** Brings the menus up to date with the names of the states. */
  refill(): void {
    const refs = this.states()
    for (const { from, to } of this.items) {
      from?.fill(refs)
      to?.fill(refs)
    }
  }

  showIssues(issues: readonly RowIssue[]): void {
    this.items.forEach(({ row, fields }, index) => {
      if (row === undefined || fields === undefined) return
      showRowIssues(
        row,
        fields,
        issues.filter((issue) => issue.property === 'rules' && issue.row === index),
      )
    })
  }

  private addRow(row: JQuery, added: Partial<Item>): void {
    const { raw } = added
    const any = { value: anyState, label: this.text('any') }
    const from = new StateSelect(this.text('from'), raw?.from ?? '', [{ value: '', label: '–' }, any])
    const to = new StateSelect(this.text('to'), raw?.to ?? '', [{ value: '', label: '–' }])
    const kind = $('<select></select>').attr('aria-label', this.text('kind'))
    for (const choice of ruleKinds) $('<option></option>').attr('value', choice).text(this.text(choice)).appendTo(kind)
    const when = $('<input type="text" autocomplete="off" spellcheck="false">').attr('aria-label', this.text('when'))
    kind.val(raw?.kind ?? 'event')
    when.val(raw?.when ?? '')
    const adjust = (): void => {
      const isCondition = kind.val() === 'condition'
      when.toggleClass('kaithem-machine-code', isCondition)
      when.attr('placeholder', isCondition ? "tv('/computer/load') > 80" : this.text('eventExample'))
    }
    adjust()
    kind.on('change', adjust)
    const fields = { from: from.element, kind, when, to: to.element }
    row.addClass('kaithem-machine-row')
    row.append($('<div class="kaithem-machine-rule"></div>').append(from.element, kind, when, to.element), errorLine())
    this.items.push(Object.assign(added, { row, fields, from, to }))
    row.on('input change', 'input, select', () => this.onChange())
    this.onChange()
    if (raw === undefined) from.element.trigger('focus')
  }

  private removeRow(removed: Partial<Item>): void {
    this.items = this.items.filter((item) => item !== removed)
    this.onChange()
  }

  private sort(): void {
    const order = new Map(this.items.map((item) => [item, item.row?.closest('li').index() ?? 0]))
    this.items.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    this.onChange()
  }

  private header(): JQuery {
    const row = $('<div class="kaithem-machine-rule"></div>')
    for (const key of ['from', 'kind', 'when', 'to']) row.append($('<span></span>').text(this.text(key)))
    return $('<div class="kaithem-machine-header" aria-hidden="true"></div>').append(row)
  }

  private text(key: string): string {
    return this.node._(`kaithem-state-machine.column.${key}`)
  }
}
