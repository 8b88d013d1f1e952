/** What a doc comment says: description, parameters, result, errors and examples. */

import ts from 'typescript'

const oneLine = (text) => text.replace(/\s*\n\s*/g, ' ').trim()

/** Lines that point into the specification are for the makers. */
const withoutSpec = (text) =>
  text
    .replace(/(^|\n)Spec:[^\n]*/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** `errors` are the texts of `@throws`. */
export function commentOf(checker, symbol) {
  const tags = symbol.getJsDocTags(checker).map((tag) => ({ name: tag.name, text: ts.displayPartsToString(tag.text) }))
  const texts = (...names) => tags.filter(({ name }) => names.includes(name)).map(({ text }) => text)
  return {
    description: withoutSpec(ts.displayPartsToString(symbol.getDocumentationComment(checker))),
    parameters: texts('param').map((text) => {
      const [, name = '', rest = ''] = /^(\S+)\s*(?:-\s*)?([\s\S]*)$/.exec(text) ?? []
      return { name, text: oneLine(rest) }
    }),
    result: texts('returns', 'return').map(oneLine).join(' '),
    errors: texts('throws').map(oneLine),
    examples: texts('example').map((text) => text.trim()),
  }
}
