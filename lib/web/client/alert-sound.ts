/** A sound when an alert begins to wait for somebody, for those who switched it on. @module */

/** Alerts from this rank on are heard: warning, error, critical. */
const lowestRank = 2
const storageKey = 'kaithem-alert-sound'

/** Tones by rank: Hz, one after the other. */
const tones: Readonly<Record<number, readonly number[]>> = {
  2: [660, 880],
  3: [880, 660, 880],
  4: [988, 740, 988, 740, 988],
}

export class AlertSound {
  private readonly page: Document
  private count: number
  private context: AudioContext | undefined

  constructor(page: Document) {
    this.page = page
    this.count = this.waiting().count
    for (const button of page.querySelectorAll<HTMLButtonElement>('[data-kaithem-sound]')) {
      button.hidden = false
      this.mark(button)
      button.addEventListener('click', () => this.toggle(button))
    }
  }

  /** Looks at the banner, and is heard when more alerts wait than before. */
  look(): void {
    const { count, rank } = this.waiting()
    if (count > this.count && rank >= lowestRank && this.isOn) this.play(tones[rank] ?? [])
    this.count = count
  }

  private get isOn(): boolean {
    try {
      return localStorage.getItem(storageKey) === 'on'
    } catch {
      return false
    }
  }

  private waiting(): { readonly count: number; readonly rank: number } {
    const banner = this.page.querySelector<HTMLElement>('.banner[data-count]')
    return { count: Number(banner?.dataset.count ?? 0), rank: Number(banner?.dataset.rank ?? 0) }
  }

  private mark(button: HTMLButtonElement): void {
    button.setAttribute('aria-pressed', String(this.isOn))
  }

  private toggle(button: HTMLButtonElement): void {
    try {
      localStorage.setItem(storageKey, this.isOn ? 'off' : 'on')
    } catch {
      // A browser that keeps nothing stays quiet.
      return
    }
    this.mark(button)
    // Heard at once, which also tells the browser that somebody wants sound.
    if (this.isOn) this.play(tones[lowestRank] ?? [])
  }

  private play(notes: readonly number[]): void {
    this.context ??= new AudioContext()
    const { context } = this
    void context.resume()
    notes.forEach((pitch, index) => {
      const start = context.currentTime + index * 0.18
      const gain = new GainNode(context, { gain: 0 })
      gain.gain.setTargetAtTime(0.2, start, 0.01)
      gain.gain.setTargetAtTime(0, start + 0.12, 0.02)
      const tone = new OscillatorNode(context, { frequency: pitch })
      tone.connect(gain).connect(context.destination)
      tone.start(start)
      tone.stop(start + 0.25)
    })
  }
}
