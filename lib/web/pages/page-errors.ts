/** What went wrong in a page: the last errors, each with a number that visitors can name. @module */

import type { PageFault } from './fault.ts'

/** Errors that are kept of a page. */
export const mostErrors = 50

/** One error, as `page.errors` has it. */
export interface PageError {
  readonly number: number
  /** Epoch seconds. */
  readonly time: number
  readonly message: string
  /** Message, place, the lines around it and the trace. */
  readonly trace: string
  /** Such as `GET /pages/shop/door`; '' where nobody asked. */
  readonly request: string
}

export interface PageErrorsDeps {
  readonly now: () => number
  /** The next number; the same for all pages. */
  readonly nextNumber: () => number
  /** Told of each error; `isFirst` until the list is cleared. */
  readonly tell: (error: PageError, isFirst: boolean) => void
}

export class PageErrors {
  private readonly deps: PageErrorsDeps
  private list: PageError[] = []

  constructor(deps: PageErrorsDeps) {
    this.deps = deps
  }

  /** The errors, oldest first. */
  get all(): readonly PageError[] {
    return this.list
  }

  get last(): PageError | undefined {
    return this.list.at(-1)
  }

  /** @param isShown whether somebody else shows it to people */
  record(fault: PageFault, request: string, isShown = false): PageError {
    const { now, nextNumber, tell } = this.deps
    const { message } = fault
    const error = Object.freeze({ number: nextNumber(), time: now(), message, trace: fault.text, request })
    const isFirst = this.list.length === 0 && !isShown
    this.list = [...this.list, error].slice(-mostErrors)
    tell(error, isFirst)
    return error
  }

  /** Forgets them: the page has changed. */
  clear(): void {
    this.list = []
  }
}
