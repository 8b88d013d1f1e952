/** Texts about the page as a whole: no connection, logged out, snack bars, boxes. @module */

import { type TextKey, text } from './texts.ts'

function make<K extends keyof HTMLElementTagNameMap>(tag: K, cssclass: string, content = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = cssclass
  element.textContent = content
  return element
}

/** A region that screen readers read out; made once, because they notice changes only in what was there. */
function region(cssclass: string): HTMLElement {
  const known = document.querySelector<HTMLElement>(`.${cssclass}`)
  if (known !== null) return known
  const made = make('div', cssclass)
  made.setAttribute('role', 'status')
  made.setAttribute('aria-live', 'polite')
  document.body.append(made)
  return made
}

/** A line over the whole page, with what to do about it. Null takes it away. */
export function banner(key: TextKey | null, action?: { readonly key: TextKey; readonly href?: string }): void {
  const place = region('kaithem-banner')
  place.replaceChildren()
  if (key === null) return
  place.append(make('span', '', text(key)))
  if (action === undefined) return
  if (action.href === undefined) {
    const button = make('button', '', text(action.key))
    button.type = 'button'
    button.onclick = () => location.reload()
    place.append(button)
  } else {
    const link = make('a', '', text(action.key))
    link.href = action.href
    place.append(link)
  }
}

/** A text that goes by itself. Its HTML is the server's. */
export function snackBar(html: string, seconds: number): void {
  const bar = make('div', 'kaithem-snackbar')
  bar.innerHTML = html
  region('kaithem-snackbars').append(bar)
  setTimeout(() => bar.remove(), Math.min(seconds * 1000, 2 ** 31 - 1))
}

/** Says something to those who cannot see it. */
export function say(key: TextKey): void {
  region('kaithem-spoken').textContent = text(key)
}

/** A box with a text that has to be closed. */
export function messageBox(content: string): void {
  const box = make('dialog', 'kaithem-box')
  const button = make('button', '', text('close'))
  button.type = 'button'
  button.onclick = () => box.close()
  box.onclose = () => box.remove()
  box.append(make('p', '', content), button)
  document.body.append(box)
  box.showModal()
}
