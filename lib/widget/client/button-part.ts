/** Buttons: plain ones here, guarded ones in guard-parts.ts. @module */

import { guardParts } from './guard-parts.ts'
import { inside, type MakePart } from './part.ts'
import { enabling, onPress } from './press.ts'

export const buttonPart: MakePart = (place) => {
  const { element, id, link } = place
  const guard = guardParts[element.dataset.guard ?? '']
  if (guard !== undefined) return guard(place)
  const button = inside<HTMLButtonElement>(element, 'button') as HTMLButtonElement
  const tell = (word: string): void => {
    if (link.state !== 'open' || link.held) return
    link.queue.gather(id, word)
    link.flushSoon()
  }
  onPress(
    button,
    () => tell('pushed'),
    () => tell('released'),
  )
  const on = enabling(place, (isOn) => {
    button.disabled = !isOn
  })
  return { show: () => {}, ...on }
}
