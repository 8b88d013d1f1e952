/** Offers the permissions there are in the field for several of them. @module */

import { addCompletion, completion, rank } from '../_editor/index.ts'

interface Permission {
  readonly name: string
  readonly description: string
}

/** What stands before the name that is being typed, and that name. */
export function lastName(typed: string): { readonly before: string; readonly name: string } {
  const [, before = '', name = ''] = /^(.*[\s,])?([^\s,]*)$/s.exec(typed) ?? []
  return { before, name }
}

/** Asks the runtime once; without an answer the field is plain text. */
export function offerPermissions(field: JQuery): void {
  let known: Promise<readonly Permission[]> | undefined
  addCompletion(field, (typed, done) => {
    known ??= Promise.resolve($.getJSON('kaithem/editor/permissions')) as Promise<readonly Permission[]>
    known.then(
      (permissions) => {
        const { before, name } = lastName(typed)
        const notes = new Map(permissions.map((each) => [each.name, each.description]))
        done(
          rank(notes.keys(), name).map((found) => ({
            ...completion(found, notes.get(found) ?? ''),
            value: before + found,
          })),
        )
      },
      () => {
        known = undefined
        done([])
      },
    )
  })
}
