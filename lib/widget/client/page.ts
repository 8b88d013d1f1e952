/** Finds the widgets of a page, those that are added later too, and keeps them alive. @module */

import { apiPart } from './api-part.ts'
import { buttonPart } from './button-part.ts'
import { chartPart } from './chart-part.ts'
import { numberPart, selectPart, sliderPart, switchPart, textPart } from './input-parts.ts'
import type { Link, LinkState, Listener } from './link.ts'
import type { MakePart, Part } from './part.ts'
import { htmlPart, meterPart, scrollPart, timePart } from './shown-parts.ts'
import { type TextKey, text } from './texts.ts'

const makers: Readonly<Record<string, MakePart>> = {
  value: htmlPart,
  span: htmlPart,
  display: htmlPart,
  time: timePart,
  button: buttonPart,
  meter: meterPart,
  slider: sliderPart,
  switch: switchPart,
  text: textPart,
  number: numberPart,
  select: selectPart,
  scroll: scrollPart,
  api: apiPart,
  chart: chartPart,
}

interface Live {
  readonly id: string
  readonly part: Part
  readonly listener: Listener
}

const selector = '[data-kaithem]'

export class PageWidgets {
  private readonly link: Link
  private readonly failed: (error: unknown) => void
  private readonly live = new Map<HTMLElement, Live>()

  constructor(link: Link, failed: (error: unknown) => void) {
    this.link = link
    this.failed = failed
    const observer = new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records) {
        for (const node of addedNodes) if (node instanceof HTMLElement) this.scan(node)
        for (const node of removedNodes) if (node instanceof HTMLElement) this.leave(node)
      }
    })
    // Parsers let observers run before the next script, so that scripts find the objects of API widgets.
    observer.observe(document, { childList: true, subtree: true })
    this.scan(document.documentElement)
  }

  get isEmpty(): boolean {
    return this.live.size === 0
  }

  state(state: LinkState): void {
    for (const { part } of this.live.values()) part.state?.(state)
  }

  access(id: string, mayChange: boolean): void {
    for (const [element, { id: own, part }] of this.live) {
      if (own !== id || part.access === undefined) continue
      part.access(mayChange)
      element.toggleAttribute('data-read-only', !mayChange)
      element.title = mayChange ? '' : text('readOnly')
    }
  }

  gone(id: string, isGone: boolean): void {
    for (const [element, { id: own }] of this.live) {
      if (own === id) element.classList.toggle('kaithem-gone', isGone)
    }
  }

  private scan(root: HTMLElement): void {
    if (root.matches(selector)) this.join(root)
    for (const element of root.querySelectorAll<HTMLElement>(selector)) this.join(element)
  }

  private join(element: HTMLElement): void {
    const { kaithem: kind = '', id = '', version, style } = element.dataset
    const make = makers[kind]
    if (this.live.has(element) || make === undefined || !element.isConnected) return
    if (style !== undefined) element.style.cssText = style
    for (const one of element.querySelectorAll<HTMLElement>('[data-text]'))
      one.textContent = text(one.dataset.text as TextKey)
    try {
      const part = make({ element, id, link: this.link })
      const listener: Listener = (value, isState) => part.show(value, isState)
      this.live.set(element, { id, part, listener })
      if (kind !== 'time') this.link.subscribe(id, listener, Number(version) || 0)
    } catch (error) {
      this.failed(error)
    }
  }

  private leave(root: HTMLElement): void {
    for (const [element, { id, listener }] of this.live) {
      if (!root.contains(element) || element.isConnected) continue
      this.live.delete(element)
      this.link.unsubscribe(id, listener)
    }
  }
}
