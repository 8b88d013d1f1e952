/** A button that is down as long as somebody holds it: with the mouse, a finger, or the space bar. @module */

/** @param tell told once when it goes down and once when it comes up, however that happens */
export function holdButton(button: JQuery, tell: (isDown: boolean) => void): void {
  let isDown = false
  const set = (next: boolean): void => {
    if (next === isDown) return
    isDown = next
    button.toggleClass('down', next).attr('aria-pressed', String(next))
    tell(next)
  }
  button.attr('aria-pressed', 'false')
  button.on('pointerdown', (event) => {
    if (event.button !== 0) return
    // So that letting go outside the button is heard too.
    const { pointerId } = event.originalEvent as PointerEvent
    event.currentTarget.setPointerCapture(pointerId)
    set(true)
  })
  button.on('pointerup pointercancel lostpointercapture blur', () => set(false))
  button.on('keydown', (event) => {
    if (event.key !== ' ' && event.key !== 'Enter') return
    event.preventDefault()
    set(true)
  })
  button.on('keyup', (event) => {
    if (event.key === ' ' || event.key === 'Enter') set(false)
  })
  // A long touch would open a menu.
  button.on('contextmenu', (event) => event.preventDefault())
}
