/** Connects the checks of a node's config.ts with the editor: as validators of its settings and as text in its form. @module */

import type { Check, Issue, RawConfig } from '../_config/issues.ts'
import { claimForm, currentValues, fieldOf, fillMissing, formOf, propertiesOf } from './form.ts'
import type { EditorNode } from './host.ts'
import { showFieldError } from './inline-errors.ts'
import { addStyles } from './styles.ts'
import { sharedText, withoutMarkup } from './text.ts'
import { knownUnits } from './units.ts'

/** The sentence for an issue in the user's language. */
export function issueText(issue: Issue): string {
  return sharedText(`issue.${issue.reason}`, issue.data, issue.message)
}

/**
 * What is wrong with one setting: a sentence, or true if nothing is. For `validate` in a node definition, which must
 * name two parameters, or Node-RED ignores the sentence.
 *
 * @example
 * defaults: { from: { value: '', validate(_value, _options) { return validate(this, check, 'from') } } }
 */
export function validate(node: EditorNode, check: Check, property: string): true | string {
  const issue = visibleIssues(currentValues(node), check).find((found) => found.property === property)
  return issue === undefined ? true : withoutMarkup(issueText(issue))
}

/** What can be judged here: a value such as `${ROOM}` is known only where the flow runs. */
function visibleIssues(values: RawConfig, check: Check): Issue[] {
  return check(values, knownUnits()).filter(({ property }) => !isFromEnvironment(values[property]))
}

/** As Node-RED's own checks have it. */
function isFromEnvironment(value: unknown): boolean {
  return typeof value === 'string' && /^\$(\{[a-z_]\w*\}|\([a-z_]\w*\))$/i.test(value)
}

/**
 * Shows what is wrong below the fields while the dialog is open, and again with each change. Call it last in
 * `oneditprepare`.
 *
 * @param onChange told the settings as they stand in the form, first at once and then with each change
 */
export function showIssues(node: EditorNode, check: Check, onChange?: (values: Record<string, unknown>) => void): void {
  addStyles()
  fillMissing(node)
  claimForm(node)
  const refresh = (): void => {
    const values = currentValues(node)
    onChange?.(values)
    const issues = visibleIssues(values, check)
    for (const property of propertiesOf(node)) {
      const field = fieldOf(node, property)
      if (field.length === 0) continue
      const issue = issues.find((found) => found.property === property)
      showFieldError(field, issue === undefined ? undefined : issueText(issue))
    }
  }
  formOf(node).on('change keyup', 'input, select, textarea', refresh)
  refresh()
}
