/** A slider for the share of PWM, in per cent. @module */

export class ShareSlider {
  readonly element = $('<input type="range" class="share" min="0" max="100" step="1">')
  private isHeld = false

  /** @param tell told the share, 0 to 1, whenever a person moves it */
  constructor(label: string, hint: string, tell: (share: number) => void) {
    const { element } = this
    element.attr({ 'aria-label': label, title: hint })
    element.on('input', () => tell(Number(element.val()) / 100))
    element.on('pointerdown', () => {
      this.isHeld = true
    })
    element.on('pointerup pointercancel lostpointercapture blur', () => {
      this.isHeld = false
    })
  }

  /** Moves it to a share, but not away under somebody's hand. */
  show(share: number): void {
    if (!this.isHeld) this.element.val(Math.round(share * 100))
  }
}
