/** The object that an APIWidget puts into a global variable. @module */

import type { MakePart } from './part.ts'

/** What pages have of an APIWidget. */
export interface ApiObject {
  /** What came last, or was set here; `Waiting...` at first. */
  value: unknown
  /** Only the latest value counts. */
  set(value: unknown): void
  /** Every value arrives. */
  send(value: unknown): void
  /** Called with everything that comes; to be replaced. */
  upd(value: unknown): void
  /** Ms since 1970 by the clock of the server. */
  now(): number
  getTime(): number
}

/** So long after `set`, what comes from elsewhere does not change `value` yet: most likely it is an echo (ms). */
const quiet = 350

/** The objects made here, which others may take the place of. */
const ours = new WeakSet<object>()

export const apiPart: MakePart = ({ element, id, link }) => {
  const name = element.dataset.name ?? ''
  let setAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const object: ApiObject = {
    value: 'Waiting...',
    set(value) {
      // What came before is older than this.
      clearTimeout(timer)
      object.value = value
      setAt = performance.now()
      link.set(id, value)
    },
    send: (value) => link.send(id, value),
    upd: () => {},
    now: () => link.now,
    getTime: () => link.now,
  }
  const known: unknown = Reflect.get(window, name)
  if (name in window && !ours.has(known as object)) {
    throw new Error(`APIWidget: the page has a ${name} already; render it with another name`)
  }
  ours.add(object)
  Object.assign(window, { [name]: object })
  return {
    show(value) {
      clearTimeout(timer)
      const wait = setAt + quiet - performance.now()
      if (wait <= 0) object.value = value
      else {
        timer = setTimeout(() => {
          object.value = value
        }, wait)
      }
      object.upd(value)
    },
  }
}
