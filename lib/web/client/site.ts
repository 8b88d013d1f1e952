/** The script of the built-in pages: parts that keep themselves up to date, and a sound when an alert comes. @module */

import { AlertSound } from './alert-sound.ts'
import { LivePart } from './live-part.ts'

const sound = new AlertSound(document)
for (const element of document.querySelectorAll<HTMLElement>('[data-kaithem-refresh]')) {
  new LivePart(element, () => sound.look()).start()
}
sound.look()
