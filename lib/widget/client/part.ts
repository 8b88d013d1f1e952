/** What the script makes of one rendered widget. @module */

import type { Link, LinkState } from './link.ts'

/** A widget on the page. */
export interface Part {
  /** A value from the server: its state, or a message. */
  show(value: unknown, isState: boolean): void
  /** The connection comes or goes. */
  state?(state: LinkState): void
  /** Whether the user may change it. */
  access?(mayChange: boolean): void
}

/** What a part works with. */
export interface Place {
  readonly element: HTMLElement
  readonly id: string
  readonly link: Link
}

export type MakePart = (place: Place) => Part

/** An element within the widget. */
export const inside = <T extends Element>(element: Element, selector: string): T | null =>
  element.querySelector<T>(selector)

/** Enables or disables all controls. */
export function enable(element: Element, isOn: boolean): void {
  for (const one of element.querySelectorAll<HTMLInputElement | HTMLButtonElement>('input,button,select')) {
    one.disabled = !isOn
  }
}
