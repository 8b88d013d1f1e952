/** Pressing a button: by pointer, by key, or otherwise. @module */

import type { Place } from './part.ts'

/** Space and Enter press a button. */
export const isPress = (event: KeyboardEvent): boolean => (event.key === ' ' || event.key === 'Enter') && !event.repeat

/** Calls at the beginning and at the end of a press, by pointer or by key. */
export function onPress(button: HTMLElement, down: () => void, up: () => void): void {
  let isDown = false
  const begin = (): void => {
    if (isDown) return
    isDown = true
    down()
  }
  const end = (): void => {
    if (!isDown) return
    isDown = false
    up()
  }
  button.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    button.setPointerCapture(event.pointerId)
    begin()
  })
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture', 'blur']) button.addEventListener(name, end)
  button.addEventListener('keydown', (event) => {
    if (isPress(event)) begin()
  })
  button.addEventListener('keyup', (event) => {
    if (event.key === ' ' || event.key === 'Enter') end()
  })
  button.addEventListener('contextmenu', (event) => event.preventDefault())
  // Whoever presses it without pointer and keys, such as a screen reader.
  let pressedAt = Number.NEGATIVE_INFINITY
  button.addEventListener('pointerdown', () => {
    pressedAt = performance.now()
  })
  button.addEventListener('keydown', () => {
    pressedAt = performance.now()
  })
  button.addEventListener('click', () => {
    if (isDown || performance.now() - pressedAt < 10_000) return
    begin()
    end()
  })
}

/** A push while there is no connection would come later, when nobody expects it: no push then. */
export function enabling({ element, link }: Place, update: (isOn: boolean) => void) {
  let mayChange = true
  const show = (): void => {
    const isOn = mayChange && !link.held && link.state !== 'offline' && link.state !== 'login'
    element.toggleAttribute('data-off', !isOn)
    update(isOn)
  }
  return {
    state: show,
    access(may: boolean) {
      mayChange = may
      show()
    },
  }
}
