/** The dialog as a whole: tables or statechart, the live page, and what is wrong. @module */

import type { Issue, RawConfig } from '../_config/issues.ts'
import type { EditorNode } from '../_editor/host.ts'
import {
  addTypedField,
  createTabs,
  currentValues,
  linkLabels,
  showIssues,
  toggleRow,
  withoutMarkup,
} from '../_editor/index.ts'
import { check, stateNames } from './config.ts'
import { chartTextGraph, type DrawnGraph, tableGraph } from './draft.ts'
import { host, type TextEditor } from './host.editor.ts'
import { createLivePage, type LivePage } from './live.editor.ts'
import { type OutputKeys, outputMap } from './output-map.ts'
import { machineIssueText } from './row-issues.editor.ts'
import { RulesList } from './rules-list.editor.ts'
import { StatesList } from './states-list.editor.ts'
import { addMachineStyles } from './styles.editor.ts'
import type { RowIssue } from './table-checks.ts'

/** What is wrong with one setting: a sentence, or true if nothing is. */
export function validateMachine(node: EditorNode, property: string): true | string {
  const issue = check(currentValues(node)).find((found) => found.property === property)
  return issue === undefined ? true : withoutMarkup(machineIssueText(issue))
}

export interface MachineDialog {
  /** Puts what the fields cannot hold into the node. */
  save(): void
  close(): void
}

/** Fills the form of the node. */
export function openDialog(node: EditorNode): MachineDialog {
  addMachineStyles()
  return new Dialog(node)
}

const typesOfEvent = ['msg', 'flow', 'global', 'str', 'env', 'jsonata']

class Dialog implements MachineDialog {
  private readonly node: EditorNode
  private readonly states: StatesList
  private readonly rules: RulesList
  private readonly chart: TextEditor
  private readonly live: LivePage
  private readonly opened: string
  private readonly outputsBefore: OutputKeys
  private ready = false

  constructor(node: EditorNode) {
    this.node = node
    const changed = (): void => this.changed()
    const placeholder = String(node.name ?? '') || node.id
    $('#node-input-machine').attr('placeholder', placeholder)
    addTypedField(node, 'event', 'eventType', typesOfEvent)
    this.states = new StatesList(node, $('#kaithem-machine-states'), changed)
    this.rules = new RulesList(node, $('#kaithem-machine-rules'), () => this.states.refs(), changed)
    const value = String(node.chart ?? '')
    this.chart = host().editor.createEditor({ id: 'kaithem-machine-chart-editor', mode: 'ace/mode/json', value })
    this.chart.getSession?.().on('change', changed)
    this.refill()
    this.outputsBefore = node.outputPerState === true ? this.outputKeys(node.mode !== 'statechart') : undefined
    this.opened = JSON.stringify(this.definition())
    this.live = createLivePage(node, $('#kaithem-machine-diagram'), () => ({
      graph: this.graph(),
      changed: node.changed === true || JSON.stringify(this.definition()) !== this.opened,
    }))
    this.ready = true
    createTabs($('.kaithem-machine-tabs'), (page) => this.live.show(page === 'kaithem-machine-diagram'))
    linkLabels(node)
    // Rows show their own issues; the shared part shows those of plain fields and follows every change.
    showIssues(node, (raw) => this.plainIssues(raw), changed)
  }

  save(): void {
    $('#node-input-outputs').val(JSON.stringify(outputMap(this.outputsBefore, this.outputs())))
    Object.assign(this.node as Record<string, unknown>, this.definition())
  }

  close(): void {
    this.live.close()
    this.chart.destroy()
  }

  /** The settings that have no field of their own. */
  private definition(): { start: string; states: unknown; rules: unknown; chart: string } {
    return {
      start: this.states.start(),
      states: this.states.rows(),
      rules: this.rules.rows(),
      chart: this.chart.getValue(),
    }
  }

  private outputs(): OutputKeys {
    return $('#node-input-outputPerState').prop('checked') === true ? this.outputKeys(this.isTable()) : undefined
  }

  /** Rows keep their output when their state is renamed; the states of a chart are known by name only. */
  private outputKeys(isTable: boolean): string[] {
    const keys = isTable ? this.states.keys() : stateNames({ mode: 'statechart', chart: this.chart.getValue() })
    // Node-RED cannot give a node back an output that it lost, so one stays whatever is wrong.
    return keys.length > 0 ? keys : ['']
  }

  private values(): RawConfig {
    return { ...currentValues(this.node), ...this.definition() }
  }

  private graph(): DrawnGraph {
    const { start, states, rules, chart } = this.definition()
    return this.isTable() ? tableGraph(start, states, rules) : chartTextGraph(chart)
  }

  private isTable(): boolean {
    return $('#node-input-mode').val() !== 'statechart'
  }

  private refill(): void {
    this.states.refill()
    this.rules.refill()
  }

  private plainIssues(raw: RawConfig): Issue[] {
    const plain = new Set(['name', 'machine', 'pollRate', 'outputPerState', 'event'])
    return check({ ...raw, ...this.definition() })
      .filter(({ property }) => plain.has(property))
      .map((issue) => ({ ...issue, message: machineIssueText(issue) }))
  }

  private changed(): void {
    if (!this.ready) return
    this.refill()
    const isTable = this.isTable()
    $('.kaithem-machine-table').toggle(isTable)
    $('.kaithem-machine-chart').toggle(!isTable)
    toggleRow(this.node, 'timer', $('#node-input-keep').val() !== 'never')
    const hasConditions = this.rules.rows().some(({ kind }) => kind === 'condition')
    toggleRow(this.node, 'pollRate', hasConditions)
    const issues = check(this.values())
    const rows = issues.filter((issue): issue is RowIssue => 'row' in issue)
    this.states.showIssues(rows)
    this.rules.showIssues(rows)
    const general = issues.filter((issue) => !('row' in issue) && ['start', 'states'].includes(issue.property))
    setText($('#kaithem-machine-start-error'), general.map(machineIssueText).join(' '))
    const [problem] = issues.filter(({ property }) => property === 'chart')
    setText($('#kaithem-machine-chart-error'), problem === undefined ? '' : machineIssueText(problem))
    this.live.redraw()
  }
}

function setText(element: JQuery, text: string): void {
  if (element.text() !== text) element.text(text)
}
