/** A part of a page that is asked for again when a widget says that something has changed. @module */

/** Ms between two requests, so that a storm of changes does not become one of requests. */
const rest = 500

export class LivePart {
  private readonly element: HTMLElement
  private readonly replaced: () => void
  private seen: string
  private wanted = false
  private busy = false

  /** @param replaced told after the part has changed */
  constructor(element: HTMLElement, replaced: () => void) {
    this.element = element
    this.replaced = replaced
    this.seen = element.dataset.kaithemValue ?? ''
  }

  start(): void {
    const { kaithemOn = '' } = this.element.dataset
    window.kaithemapi?.subscribe(kaithemOn, (value) => {
      if (String(value) === this.seen) return
      this.wanted = true
      this.refresh()
    })
    // What somebody is writing is not taken away.
    this.element.addEventListener('focusout', () => setTimeout(() => this.refresh()))
  }

  private refresh(): void {
    if (!this.wanted || this.busy || this.isInUse()) return
    this.wanted = false
    this.busy = true
    void this.load().finally(() => {
      setTimeout(() => {
        this.busy = false
        this.refresh()
      }, rest)
    })
  }

  private isInUse(): boolean {
    const focused = document.activeElement
    return focused !== null && this.element.contains(focused) && focused.matches('input,select,textarea')
  }

  private async load(): Promise<void> {
    try {
      const answer = await fetch(this.element.dataset.kaithemRefresh ?? '', { credentials: 'same-origin' })
      // Somebody whose login has ended is led to the login page, which is not what belongs here.
      if (!answer.ok || answer.redirected) return
      const text = await answer.text()
      this.seen = answer.headers.get('x-kaithem-value') ?? this.seen
      this.replace(text)
    } catch {
      // The server is away; when it is back, the widget tells so.
    }
  }

  private replace(text: string): void {
    const open = [...this.element.querySelectorAll('details[open]')].map((details) => details.id)
    this.element.innerHTML = text
    for (const id of open) if (id !== '') this.element.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '')
    this.replaced()
  }
}
