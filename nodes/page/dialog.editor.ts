/** The dialog as a whole: the text and its code, settings, what is wrong, and how the page does. @module */

import type { EditorNode } from '../_editor/host.ts'
import { createTabs, currentValues, fieldOf, linkLabels, showIssues, toggleRow } from '../_editor/index.ts'
import { showAddress, tabOf } from './address.editor.ts'
import { check, pathOf } from './config.ts'
import { type LivePage, showLive } from './live.editor.ts'
import { offerPermissions } from './permissions.editor.ts'
import { createProblemList, type Part, type Problem, type ProblemList } from './problems.editor.ts'
import { addPageStyles } from './styles.editor.ts'
import { CodeEditor } from './text-editor.editor.ts'

const parts = ['body', 'code', 'setup'] as const

export class PageDialog {
  private readonly node: EditorNode
  private readonly editors: Record<(typeof parts)[number], CodeEditor>
  private readonly problems: ProblemList
  private readonly live: LivePage
  private ready = false

  constructor(node: EditorNode) {
    addPageStyles()
    this.node = node
    const changed = (): void => this.changed()
    const create = (part: (typeof parts)[number]): CodeEditor =>
      new CodeEditor(`kaithem-page-${part}-editor`, String(node[part] ?? ''), part === 'body', changed)
    this.editors = { body: create('body'), code: create('code'), setup: create('setup') }
    this.problems = createProblemList(node, $('#kaithem-page-problems'), (found) => this.mark(found))
    this.live = showLive(node, $('#kaithem-page-state'), (text) => this.editors.body.replace(text))
    offerPermissions(fieldOf(node, 'permissions'))
    fieldOf(node, 'module').attr('placeholder', tabOf(node))
    createTabs($('.kaithem-page-tabs'), () => this.resize())
    linkLabels(node)
    this.ready = true
    showIssues(node, check, changed)
  }

  /** Puts the texts into the fields that the node is saved from. */
  save(): void {
    for (const part of parts) fieldOf(this.node, part).val(this.editors[part].text)
  }

  close(): void {
    this.problems.close()
    this.live.close()
    for (const part of parts) this.editors[part].destroy()
  }

  resize(): void {
    for (const part of parts) this.editors[part].resize()
  }

  private changed(): void {
    if (!this.ready) return
    const { body, code, setup } = this.editors
    const texts = { body: body.text, code: code.text, setup: setup.text }
    const values: Record<string, unknown> = { ...currentValues(this.node), ...texts }
    toggleRow(this.node, 'compatible', values.engine === 'mako')
    toggleRow(this.node, 'markdownHtml', values.engine === 'markdown')
    toggleRow(this.node, 'navigation', values.header === true)
    fieldOf(this.node, 'path').attr('placeholder', pathOf({ name: values.name }))
    showAddress(this.node, $('#kaithem-page-address'), values)
    // The runtime refuses settings that are wrong; the fields say so already.
    if (check(values).length === 0) this.problems.check({ ...values, tab: tabOf(this.node) })
  }

  private mark(found: readonly Problem[]): void {
    const of = (wanted: readonly Part[]): Problem[] => found.filter(({ part }) => wanted.includes(part))
    // Settings stand at the top of the text.
    this.editors.body.mark(of(['body', 'settings']))
    this.editors.code.mark(of(['code']))
    this.editors.setup.mark(of(['setup']))
  }
}
