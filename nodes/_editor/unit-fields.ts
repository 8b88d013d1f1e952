/** Fields for units: a menu of quantities narrows the list, typing completes, the checks of the form judge. @module */

import { addCompletion, announceEnter, completion, rank } from './complete.ts'
import { fieldOf, fillMissing } from './form.ts'
import type { Completion, CompletionSearch, EditorNode, WidgetElement } from './host.ts'
import { sharedText } from './text.ts'
import { knownUnits } from './units.ts'

/** The name of a quantity ("length") in the user's language. */
export function quantityName(category: string): string {
  return sharedText(`quantity.${category}`, {}, category)
}

function findUnits(typed: string, category: string): Completion[] {
  const units = knownUnits()
  const categories = category === '' ? units.categories() : [category]
  const names = new Set(categories.flatMap((name) => units.list(name)))
  return rank(names, typed).map((unit) => completion(unit, quantityName(units.typeOf(unit))))
}

/**
 * Makes a text field a unit field.
 *
 * @param category the quantity the list is limited to; '' for all
 */
export function addUnitField(node: EditorNode, property: string, category: () => string = () => ''): void {
  addCompletion(fieldOf(node, property), searchIn(category))
}

/** As `addUnitField`, but the unit may also come from a property of the message. */
export function addUnitOrMessageField(
  node: EditorNode,
  property: string,
  typeProperty: string,
  category: () => string = () => '',
): void {
  const field = fieldOf(node, property) as WidgetElement
  const unit = {
    value: 'unit',
    label: sharedText('editor.unit', {}, 'unit'),
    icon: 'fa fa-balance-scale',
    autoComplete: searchIn(category),
  }
  fillMissing(node, [property, typeProperty])
  field.typedInput({
    default: 'unit',
    types: [unit, 'msg'],
    typeField: `#${fieldOf(node, typeProperty).attr('id') ?? ''}`,
  })
  announceEnter(field)
}

// Two parameters, or the widget takes it for a search that answers at once.
const searchIn =
  (category: () => string): CompletionSearch =>
  (typed, done) =>
    done(findUnits(typed, category()))

/** Fills a select with the quantities; the first entry stands for all. */
export function fillQuantityMenu(select: JQuery): void {
  select.append($('<option value=""></option>').text(sharedText('editor.anyQuantity', {}, 'any')))
  const options = knownUnits()
    .categories()
    .map((category) => ({ category, name: quantityName(category) }))
    .sort((a, b) => a.name.localeCompare(b.name))
  for (const { category, name } of options) select.append($('<option></option>').val(category).text(name))
}

/** The quantity of a unit, or '' if it is not known. */
export function quantityOf(unit: unknown): string {
  const units = knownUnits()
  return typeof unit === 'string' && units.has(unit.trim()) ? units.typeOf(unit.trim()) : ''
}
