/**
 * What the dialogs of all nodes share; loaded once as the global `kaithemEditor`. Only functions are exported, because
 * a dialog looks them up when it calls them.
 *
 * @module
 */

export { addCompletion, completion, rank } from './complete.ts'
export { createDiagram, type DiagramTexts } from './diagram.ts'
export { addSuggestions, addTypedField, linkLabels, setTypedTypes } from './fields.ts'
export { currentValues, fieldOf, toggleRow } from './form.ts'
export { driverName, driverSentence, problemText, refusalText } from './gpio-words.ts'
export { addInstrumentField, addPortField } from './midi-fields.ts'
export { addPinPicker } from './pin-picker.ts'
export { withPinTwins } from './pin-twins.ts'
export { addSoundOutputs } from './sound-outputs.ts'
export { createTabs } from './tabs.ts'
export { addTagPicker, liveUnit } from './tag-picker.ts'
export { sharedText, withoutMarkup } from './text.ts'
export { addTimezones } from './timezones.ts'
export { addUnitField, addUnitOrMessageField, fillQuantityMenu, quantityOf } from './unit-fields.ts'
export { showIssues, validate } from './validators.ts'
