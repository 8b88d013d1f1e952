/** Small helpers that turn the plain inputs of a form into the fields Node-RED users know. @module */

import { addCompletion, completion, rank } from './complete.ts'
import { fieldOf, fillMissing, formOf } from './form.ts'
import type { EditorNode, TypedInputType, WidgetElement } from './host.ts'
import { focusable } from './inline-errors.ts'

/** Makes an input a typed input, whose type is kept in the (hidden) field of `typeProperty`. */
export function addTypedField(
  node: EditorNode,
  property: string,
  typeProperty: string,
  types: ReadonlyArray<string | TypedInputType>,
): void {
  const field = fieldOf(node, property) as WidgetElement
  const [first] = types
  fillMissing(node, [property, typeProperty])
  field.typedInput({
    default: typeof first === 'string' ? first : (first?.value ?? 'str'),
    types,
    typeField: `#${fieldOf(node, typeProperty).attr('id') ?? ''}`,
  })
}

/**
 * Typed inputs hide the field a label points to. This names the visible one for screen readers and lets a click on
 * the label reach it.
 */
export function linkLabels(node: EditorNode): void {
  formOf(node)
    .find('label[for]')
    .each((_index, element) => {
      const label = $(element)
      const field = $(`#${label.attr('for') ?? ''}`)
      const visible = focusable(field)
      if (field.length === 0 || visible.is(field)) return
      // By reference, because the text of the label is translated later.
      const id = `${label.attr('for') ?? ''}-label`
      label.attr('id', id)
      visible.attr('aria-labelledby', id)
      label.on('click', () => visible.trigger('focus'))
    })
}

/** Changes the types a typed input offers; a type that is no longer offered gives way to the first. */
export function setTypedTypes(node: EditorNode, property: string, types: ReadonlyArray<string | TypedInputType>): void {
  const field = fieldOf(node, property) as WidgetElement
  field.typedInput('types', types)
}

/** Offers fixed values in a text field that takes others too. */
export function addSuggestions(node: EditorNode, property: string, values: readonly string[]): void {
  // Two parameters, or the widget takes it for a search that answers at once.
  addCompletion(fieldOf(node, property), (typed, done) =>
    done(rank(values, typed).map((value) => completion(value, ''))),
  )
}
