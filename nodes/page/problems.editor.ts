/** What is wrong with the text while it is typed, as the runtime finds it: compiled, never run. @module */

import type { EditorNode } from '../_editor/host.ts'
import type { Mark } from './text-editor.editor.ts'

/** Milliseconds without a key before the runtime is asked. */
const typingPause = 400

export type Part = 'body' | 'code' | 'setup' | 'settings'

export interface Problem extends Mark {
  readonly part: Part
}

export interface ProblemList {
  /** The settings as they stand in the form. */
  check(values: Readonly<Record<string, unknown>>): void
  close(): void
}

/**
 * @param place the element that holds the sentences; it is read out when they change
 * @param onProblems told what was found; nothing while the runtime cannot be asked
 */
export function createProblemList(
  node: EditorNode,
  place: JQuery,
  onProblems: (problems: readonly Problem[]) => void,
): ProblemList {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''

  const show = (problems: readonly Problem[]): void => {
    onProblems(problems)
    place.empty().append(...problems.map((problem) => line(node, problem)))
  }
  const ask = async (question: string): Promise<void> => {
    // jQuery, because it sends the login along.
    const answer = (await $.ajax({
      ...{ url: 'kaithem/editor/page/check', method: 'POST', contentType: 'application/json', data: question },
    })) as { problems: readonly Problem[] }
    if (question === asked) show(answer.problems)
  }
  return {
    check(values) {
      const question = JSON.stringify(values)
      if (question === asked) return
      asked = question
      clearTimeout(timer)
      timer = setTimeout(() => {
        // Who may not write, or has lost the connection, types without help.
        ask(question).catch(() => {
          if (question === asked) show([])
        })
      }, typingPause)
    },
    close() {
      asked = ''
      clearTimeout(timer)
    },
  }
}

function line(node: EditorNode, { severity, part, message, line: number, column }: Problem): JQuery {
  const where = node._(`kaithem-page.problem.${part}`, { line: number, column })
  const icon = severity === 'error' ? 'fa-times-circle' : 'fa-exclamation-triangle'
  return $(`<div class="kaithem-page-${severity}"></div>`).append(
    $(`<i class="fa ${icon}" aria-hidden="true"></i>`),
    document.createTextNode(` ${where} `),
    $('<span></span>').text(message),
  )
}
